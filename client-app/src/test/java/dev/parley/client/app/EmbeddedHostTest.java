package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.Served;
import dev.parley.client.port.MeetingHost;
import dev.parley.client.port.Signaling;
import dev.parley.client.signaling.WebSocketSignaling;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.Entry;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.Limits;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedHostTest {
    @TempDir
    Path folder;

    private static final class Heard implements MeetingHost.Listener {
        private final CompletableFuture<URI> local = new CompletableFuture<>();
        private final BlockingQueue<Served> served = new LinkedBlockingQueue<>();

        @Override
        public void onStarted(URI url, List<URI> shared, Set<URI> tunnels) {
            local.complete(url);
        }

        @Override
        public void onServes(Served now) {
            served.add(now);
        }

        @Override
        public void onFailed(String message) {
            local.completeExceptionally(new AssertionError(message));
        }
    }

    private HostFile file() {
        return new HostFile(folder.resolve("host"));
    }

    private static URI started(EmbeddedHost host, Heard heard) throws Exception {
        host.start();
        return heard.local.get(30, TimeUnit.SECONDS);
    }

    @Test
    void a_host_that_starts_again_is_reached_under_the_same_port_and_key() throws Exception {
        Heard first = new Heard();
        Heard second = new Heard();
        URI before;
        try (EmbeddedHost host = new EmbeddedHost(first, file())) {
            before = started(host, first);
        }
        String key = file().read().key();
        try (EmbeddedHost host = new EmbeddedHost(second, file())) {
            assertThat(started(host, second)).isEqualTo(before);
        }
        assertThat(file().read().key()).isEqualTo(key);
    }

    @Test
    void a_second_host_on_this_computer_takes_another_port_and_the_first_stays_known() throws Exception {
        Heard first = new Heard();
        Heard second = new Heard();
        try (EmbeddedHost one = new EmbeddedHost(first, file());
                EmbeddedHost other = new EmbeddedHost(second, file())) {
            URI known = started(one, first);
            assertThat(started(other, second)).isNotEqualTo(known);
            assertThat(file().read().port()).isEqualTo(known.getPort());
        }
    }

    @Test
    void it_says_who_is_there_and_names_public_meetings_only_with_what_they_ask_for() throws Exception {
        Heard heard = new Heard();
        try (EmbeddedHost host = new EmbeddedHost(heard, file());
                Guest open = new Guest("Zoe", Visibility.PUBLIC);
                Guest secret = new Guest("Ann", Visibility.PRIVATE)) {
            URI server = started(host, heard);
            open.enter(server);
            await(heard, served -> served.people() == 1);
            secret.enter(server);
            Served both = await(heard, served -> served.people() == 2);
            assertThat(both.listed()).extracting(RoomInfo::host).containsExactly("Zoe");
            open.knocking();
            await(
                    heard,
                    served -> served.listed().stream()
                            .anyMatch(room -> room.access().entry() == Entry.KNOCK));
        }
    }

    private static Served await(Heard heard, Predicate<Served> wanted) throws InterruptedException {
        while (true) {
            Served now = heard.served.poll(30, TimeUnit.SECONDS);
            if (now == null) {
                throw new AssertionError("that was never said");
            }
            if (wanted.test(now)) {
                return now;
            }
        }
    }

    /** Starts a meeting of this kind, and is in it. */
    private static final class Guest implements Signaling.Listener, AutoCloseable {
        private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
        private final WebSocketSignaling socket = new WebSocketSignaling(deadlines);
        private final String name;
        private final Visibility visibility;
        private final CompletableFuture<RoomId> room = new CompletableFuture<>();

        Guest(String name, Visibility visibility) {
            this.name = name;
            this.visibility = visibility;
        }

        void enter(URI server) {
            socket.open(server, this);
        }

        /** From now on, those who come have to knock. */
        void knocking() {
            socket.send(new HostMessage.SetRoomAccess(room.join(), Entry.KNOCK, null, null), "4");
        }

        @Override
        public void onOpened() {
            socket.send(
                    new ClientMessage.Hello(Limits.PROTOCOL_VERSION, "test", List.of(), new Credentials.Guest()), "1");
        }

        @Override
        public void onMessage(ServerMessage message, String re) {
            if (message instanceof ServerMessage.Welcome) {
                socket.send(new ClientMessage.CreateRoom(name + "'s", "", visibility, 6), "2");
            } else if (message instanceof ServerMessage.RoomCreated created) {
                room.complete(created.room().id());
                socket.send(new ClientMessage.JoinRoom(created.room().id(), name, MediaState.OFF), "3");
            }
        }

        @Override
        public void onClosed(String reason) {
            // The test hears of it from the host.
        }

        @Override
        public void close() {
            socket.close();
            deadlines.shutdown();
        }
    }

    @Test
    void an_identity_that_cannot_be_read_is_replaced() throws Exception {
        Files.writeString(folder.resolve("host"), "port=seven");
        assertThat(file().read().port()).isZero();
        assertThat(file().read().key()).hasSize(64);
    }
}
