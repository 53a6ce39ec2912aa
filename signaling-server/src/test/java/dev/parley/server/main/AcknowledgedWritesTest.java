package dev.parley.server.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Entry;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.StoreReply;
import dev.parley.protocol.StoreRequest;
import dev.parley.protocol.Visibility;
import dev.parley.server.store.Database;
import dev.parley.server.store.DatabaseAddress;
import dev.parley.server.store.User;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server under load is killed (SIGKILL) at random moments, a few times, or a hundred with {@code -Dparley.tests=long}. Whatever it had
 * said yes to is there when it starts again: each account, each durable room, and each refresh token, which is good only if the one before it is known to be
 * used up.
 */
class AcknowledgedWritesTest {
    private static final boolean LONG = "long".equals(System.getProperty("parley.tests"));
    private static final int KILLS = LONG ? 100 : 3;
    private static final int PEOPLE = 4;
    private static final int MOST_WRITES = 120;

    /** After so many requests a connection's budget is used up, and the next one is opened. */
    private static final int REQUESTS_OF_A_CONNECTION = 30;

    /** {@code -Dparley.seed=…} repeats the moments of a run. */
    private static final long SEED = Long.getLong("parley.seed", System.nanoTime());

    @TempDir
    private Path folder;

    @Test
    void no_acknowledged_write_is_lost_by_a_kill() throws Exception {
        Random random = new Random(SEED);
        List<Person> everybody = new ArrayList<>();
        List<Person> last = List.of();
        for (int kill = 0; kill <= KILLS; kill++) {
            try (ServerProcess server = start()) {
                for (Person person : last) {
                    person.checkKnown(server.url(), "seed " + SEED + ", kill " + kill);
                }
                last = kill < KILLS ? loadUntilKilled(server, kill, random) : List.of();
                everybody.addAll(last);
            }
        }
        Path library = folder.resolve("sqlite-library");
        assertThat(library).as("unpacked here, not in the system's folder").isDirectory();
        try (Database database = Database.open(DatabaseAddress.Sqlite.in(folder))) {
            assertThat(database.users().all())
                    .extracting(User::name)
                    .containsAll(everybody.stream()
                            .filter(person -> person.acknowledged != null)
                            .map(person -> person.name)
                            .toList());
        }
    }

    private ServerProcess start() throws Exception {
        return ServerProcess.ready(
                Map.of("ACCOUNTS", "open", "PARLEY_DATA", folder.toString(), "LOG_LEVEL", "error"),
                "--port",
                "0",
                "--http-port",
                "0");
    }

    private static List<Person> loadUntilKilled(ServerProcess server, int kill, Random random) throws Exception {
        Semaphore writes = new Semaphore(0);
        List<Person> people = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            Person person = new Person("user-" + kill + "-" + i);
            people.add(person);
            threads.add(Thread.ofPlatform().daemon().start(() -> person.writeUntilGone(server.url(), writes)));
        }
        assertThat(writes.tryAcquire(1 + random.nextInt(MOST_WRITES), ServerProcess.PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isTrue();
        server.process.destroyForcibly();
        for (Thread thread : threads) {
            assertThat(thread.join(java.time.Duration.ofSeconds(ServerProcess.PATIENCE_SECONDS)))
                    .isTrue();
        }
        return people;
    }

    private static final class Person {
        private final String name;
        private final List<RoomId> rooms = new ArrayList<>();
        private volatile ServerMessage.SignedIn acknowledged;

        Person(String name) {
            this.name = name;
        }

        /** Registers, and then does nothing but get the next token, until the server does not answer any more. */
        void writeUntilGone(String url, Semaphore writes) {
            try {
                while (true) {
                    write(url, writes);
                }
            } catch (RuntimeException | AssertionError gone) {
                // The connection was cut, or could not be opened.
            }
        }

        private void write(String url, Semaphore writes) {
            try (AccountClient client = new AccountClient(url)) {
                if (acknowledged == null) {
                    acknowledged = client.register(name);
                    writes.release();
                }
                client.welcomed(acknowledged);
                keepRoom(client);
                writes.release();
                for (int i = 0; i < REQUESTS_OF_A_CONNECTION; i++) {
                    acknowledged = client.refresh(acknowledged);
                    writes.release();
                }
            }
        }

        private void keepRoom(AccountClient client) {
            client.say(new ClientMessage.CreateRoom("Of " + name, "", Visibility.PRIVATE, 0, Entry.OPEN, null, true));
            rooms.add(client.expect(ServerMessage.RoomCreated.class).room().id());
        }

        void checkKnown(String url, String when) {
            if (acknowledged == null) {
                return;
            }
            try (AccountClient client = new AccountClient(url)) {
                ServerMessage.SignedIn signedIn = client.refresh(acknowledged);
                assertThat(signedIn.account().user()).as(when).isEqualTo(name);
                client.welcomed(signedIn);
                client.say(new StoreRequest.ListOwnRooms(null));
                assertThat(client.expect(StoreReply.OwnRooms.class).rooms())
                        .as(when)
                        .extracting(RoomInfo::id)
                        .containsAll(rooms);
            }
        }
    }
}
