package dev.parley.client.app;

import static org.awaitility.Awaitility.await;

import dev.parley.client.core.AppState;
import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.Effect;
import dev.parley.client.core.Event;
import dev.parley.client.core.Knock;
import dev.parley.client.core.Next;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.Program;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.port.Signaling;
import dev.parley.client.signaling.WebSocketSignaling;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.ServerMessage;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Somebody whose program is the core and a socket, without pictures and sound. No deadline passes, and no sign-in is kept. */
final class Person implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "four words of nonsense";

    private final ExecutorService core = Executors.newSingleThreadExecutor();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
    private final WebSocketSignaling socket = new WebSocketSignaling(deadlines);
    private volatile AppState state = Program.initial();

    private Person() {}

    /** At a server without accounts, or one that lets guests in. */
    static Person guest(String name, URI server) {
        Person person = new Person();
        person.happens(new Event.SignIn(name, server));
        person.until(now -> now.connection().session() != null);
        return person;
    }

    /** Makes an account at a server where everybody may. */
    static Person newcomer(String user, String name, URI server) {
        return entering(name, server, new Event.Register(server, user, "", name, PASSWORD));
    }

    /** The same account on another device. */
    static Person again(String user, String name, URI server) {
        return entering(name, server, new Event.SignInAccount(server, user, PASSWORD));
    }

    private static Person entering(String name, URI server, Event how) {
        Person person = new Person();
        person.happens(new Event.EnterServer(name, server));
        person.until(now -> now.auth().phase() == AuthPhase.UNAUTHENTICATED
                && now.auth().account().ways() != null);
        person.happens(how);
        person.until(now -> now.auth().phase() == AuthPhase.AUTHENTICATED
                && now.connection().session() != null);
        return person;
    }

    AppState state() {
        return state;
    }

    void happens(Event event) {
        core.execute(() -> {
            Next<AppState> next = Program.update(state, event, System.currentTimeMillis());
            state = next.state();
            next.effects().forEach(this::run);
        });
    }

    private void run(Effect effect) {
        if (effect instanceof Effect.OpenSocket open) {
            socket.open(open.server(), new Heard());
        } else if (effect instanceof Effect.SendServer send) {
            socket.send(send.message(), send.id());
        } else if (effect instanceof Effect.CloseSocket) {
            socket.close();
        } else if (effect instanceof Effect.BorrowSignIn borrow) {
            happens(new Event.SignInBorrowed(borrow.id(), ""));
        } else if (effect instanceof Effect.KeepSignIn keep) {
            happens(new Event.SignInKept(keep.server(), true));
        }
    }

    void until(Predicate<AppState> wanted) {
        await().atMost(PATIENCE).until(() -> wanted.test(state));
    }

    Person isIn() {
        until(now -> now.room().phase() == RoomPhase.JOINED && now.room().self() != null);
        return this;
    }

    Person isRefused(ErrorCode code) {
        until(now -> now.room().refusal() == code);
        return this;
    }

    ParticipantId idOf(String name) {
        until(now -> now.peers().values().stream().anyMatch(peer -> isCalled(peer, name)));
        return state.peers().values().stream()
                .filter(peer -> isCalled(peer, name))
                .map(PeerState::id)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isCalled(PeerState peer, String name) {
        return peer.participant().name().equals(name);
    }

    Knock knock(String name) {
        until(now -> now.room().door().knocks().stream()
                .anyMatch(knock -> knock.name().equals(name)));
        return state.room().door().knocks().stream()
                .filter(knock -> knock.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private final class Heard implements Signaling.Listener {
        @Override
        public void onOpened() {
            happens(new Event.SocketOpened());
        }

        @Override
        public void onClosed(String reason) {
            happens(new Event.SocketClosed(reason));
        }

        @Override
        public void onMessage(ServerMessage message, @Nullable String re) {
            happens(new Event.ServerSaid(message, re));
        }
    }

    @Override
    public void close() {
        socket.close();
        core.shutdown();
        deadlines.shutdown();
    }
}
