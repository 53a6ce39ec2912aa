package dev.parley.client.core;

import static dev.parley.client.core.Scenes.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Signing in, and the way to the server. */
class ConnectionStoryTest {
    @Test
    void signing_in_opens_the_socket_and_says_hello_when_it_is_open() {
        Scenes.connecting()
                .then(new Effect.OpenSocket(SERVER))
                .holds(state -> assertThat(state.auth().phase()).isEqualTo(AuthPhase.AUTHENTICATING))
                .when(new Event.SocketOpened())
                .said()
                .hasOnlyElementsOfType(ClientMessage.Hello.class);
    }

    @Test
    void hello_carries_the_credentials() {
        Credentials password = new Credentials.Password("secret");
        Story.given(Program.initial())
                .when(new Event.UseCredentials(password), new Event.SignIn("Max", SERVER), new Event.SocketOpened())
                .said()
                .anyMatch(said -> said instanceof ClientMessage.Hello hello
                        && hello.credentials().equals(password));
    }

    @Test
    void a_welcome_signs_in_and_subscribes_to_the_rooms() {
        Story connected = Scenes.connected();
        connected.said().contains(new ClientMessage.SubscribeRooms());
        assertThat(connected.state().auth().phase()).isEqualTo(AuthPhase.AUTHENTICATED);
        assertThat(connected.state().connection().phase()).isEqualTo(ConnectionPhase.CONNECTED);
    }

    @Test
    void on_this_computer_one_is_signed_in_without_a_server() {
        Story.given(Program.initial())
                .when(new Event.SignIn("Max", null))
                .thenNothing()
                .holds(state -> assertThat(state.auth().phase()).isEqualTo(AuthPhase.AUTHENTICATED))
                .holds(state -> assertThat(state.connection().phase()).isEqualTo(ConnectionPhase.IDLE));
    }

    @Test
    void a_name_that_is_none_is_refused_with_a_sentence() {
        Story.given(Program.initial())
                .when(new Event.SignIn("  ", SERVER))
                .thenNothing()
                .holds(state -> assertThat(state.auth().phase()).isEqualTo(AuthPhase.UNAUTHENTICATED))
                .holds(state -> assertThat(state.auth().error()).startsWith("Enter a name"));
    }

    @Test
    void no_server_there_says_so_and_goes_back_to_signing_in() {
        Scenes.connecting()
                .when(new Event.SocketClosed(""))
                .holds(state -> assertThat(state.connection().phase()).isEqualTo(ConnectionPhase.FAILED))
                .holds(state -> assertThat(state.auth().phase()).isEqualTo(AuthPhase.UNAUTHENTICATED))
                .holds(state -> assertThat(state.auth().error()).startsWith("No server answers at server.example"));
    }

    @Test
    void the_sockets_own_reason_is_what_the_person_reads() {
        Scenes.connecting()
                .when(new Event.SocketClosed("The certificate has expired."))
                .holds(state -> assertThat(state.auth().error()).isEqualTo("The certificate has expired."));
    }

    @Test
    void a_server_that_accepts_and_stays_silent_counts_as_none() {
        Story silent = Scenes.connecting().when(new Event.SocketOpened());
        String hello = Scenes.awaited(silent, Request.Hello.class);
        silent.when(new Event.TimerFired(new Timer.Request(hello)))
                .then(new Effect.CloseSocket())
                .holds(state -> assertThat(state.connection().phase()).isEqualTo(ConnectionPhase.FAILED));
    }

    @Test
    void refused_credentials_are_explained_and_not_tried_again() {
        Story opened = Scenes.connecting().when(new Event.SocketOpened());
        ServerMessage no = new ServerMessage.ErrorReply(ErrorCode.UNAUTHORIZED, "", null, "c");
        opened.when(Scenes.reply(opened, Request.Hello.class, no))
                .then(new Effect.CloseSocket())
                .holds(state -> assertThat(state.auth().phase()).isEqualTo(AuthPhase.UNAUTHENTICATED))
                .holds(state -> assertThat(state.connection().refusal()).isEqualTo(ErrorCode.UNAUTHORIZED))
                .effectsOf(Effect.StartTimer.class)
                .isEmpty();
    }

    @Test
    void a_lost_connection_is_looked_for_with_growing_waits() {
        Story lost = Scenes.connected().when(new Event.SocketClosed("reset"));
        assertThat(lost.state().connection().phase()).isEqualTo(ConnectionPhase.DISCONNECTED);
        for (int attempt = 1; attempt <= 40; attempt++) {
            long wait = waitBefore(lost, attempt);
            long ceiling = switch (attempt) {
                case 1 -> 500;
                case 2 -> 1_000;
                case 21 -> 3_600;
                case 22 -> 7_200;
                case 23 -> 14_400;
                case 24 -> 28_800;
                default -> attempt < 21 ? 1_800 : 30_000;
            };
            assertThat(wait).isBetween(ceiling / 2, ceiling);
            lost = lost.when(new Event.TimerFired(new Timer.Reconnect(attempt)))
                    .then(new Effect.OpenSocket(SERVER))
                    .when(new Event.SocketClosed("refused"));
            assertThat(lost.state().connection().phase()).isEqualTo(ConnectionPhase.RECONNECTING);
        }
    }

    private static long waitBefore(Story story, int attempt) {
        return story.effects().stream()
                .filter(effect -> effect instanceof Effect.StartTimer start
                        && start.timer().equals(new Timer.Reconnect(attempt)))
                .mapToLong(effect -> ((Effect.StartTimer) effect).delayMs())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_jitter_differs_between_sessions_and_not_between_replays() {
        assertThat(Backoff.delayMs(5, 1)).isEqualTo(Backoff.delayMs(5, 1));
        assertThat(IntStream.range(0, 50)
                        .mapToLong(seed -> Backoff.delayMs(5, seed))
                        .distinct()
                        .count())
                .isGreaterThan(40);
    }

    @Test
    void cancel_ends_looking_for_the_server() {
        Scenes.connected()
                .when(new Event.SocketClosed("reset"), new Event.CancelConnecting())
                .then(new Effect.StopTimer(new Timer.Reconnect(1)), new Effect.CloseSocket())
                .holds(state -> assertThat(state.connection().phase()).isEqualTo(ConnectionPhase.IDLE))
                .when(new Event.TimerFired(new Timer.Reconnect(1)))
                .thenNothing();
    }

    @Test
    void reconnect_now_does_not_wait() {
        Scenes.connected()
                .when(new Event.SocketClosed("reset"), new Event.ReconnectNow())
                .then(new Effect.OpenSocket(SERVER), new Effect.StopTimer(new Timer.Reconnect(1)));
    }

    @Test
    void a_reconnect_timer_changes_nothing_while_an_attempt_is_under_way() {
        Scenes.connected()
                .when(new Event.SocketClosed("reset"), new Event.ReconnectNow())
                .when(new Event.TimerFired(new Timer.Reconnect(1)))
                .thenNothing();
    }

    @Test
    void heartbeats_come_earlier_than_asked_for_and_measure_the_round_trip() {
        Story beat = Scenes.connected().when(new Event.TimerFired(new Timer.Heartbeat()));
        beat.then(new Effect.StartTimer(new Timer.Heartbeat(), 15_000));
        beat.after(42)
                .when(Scenes.reply(beat, Request.Ping.class, new ServerMessage.Pong()))
                .holds(state -> assertThat(state.connection().rttMs()).isEqualTo(42));
    }

    @Test
    void an_unanswered_heartbeat_means_the_connection_is_lost() {
        Story beat = Scenes.connected().when(new Event.TimerFired(new Timer.Heartbeat()));
        beat.when(new Event.TimerFired(new Timer.Request(Scenes.awaited(beat, Request.Ping.class))))
                .then(new Effect.CloseSocket())
                .holds(state -> assertThat(state.connection().phase()).isEqualTo(ConnectionPhase.DISCONNECTED));
    }

    @Test
    void a_server_that_goes_down_says_when_to_come_back() {
        Story told =
                Scenes.connected().when(Scenes.said(new ServerMessage.Goodbye(ErrorCode.SHUTTING_DOWN, "", 30_000L)));
        assertThat(waitBefore(told, 1)).isEqualTo(30_000);
    }

    @Test
    void a_goodbye_for_ever_is_final() {
        Scenes.connected()
                .when(Scenes.said(new ServerMessage.Goodbye(ErrorCode.UNAUTHORIZED, "", null)))
                .then(new Effect.CloseSocket())
                .holds(state -> assertThat(state.connection().phase()).isEqualTo(ConnectionPhase.FAILED))
                .holds(state -> assertThat(state.auth().phase()).isEqualTo(AuthPhase.TOKEN_EXPIRED));
    }

    @Test
    void signing_out_closes_everything() {
        Scenes.joinedWith(Scenes.ANN)
                .when(new Event.SignOut())
                .then(new Effect.CloseSocket())
                .holds(state -> assertThat(state.auth().phase()).isEqualTo(AuthPhase.UNAUTHENTICATED))
                .holds(state -> assertThat(state.peers()).isEmpty())
                .holds(state -> assertThat(state.requests()).isEmpty());
    }
}
