package dev.parley.client.core;

import static dev.parley.client.core.AccountScenes.ADA;
import static dev.parley.client.core.AccountScenes.BEN;
import static dev.parley.client.core.AccountScenes.PASSWORD;
import static dev.parley.client.core.AccountScenes.TTL_MS;
import static dev.parley.client.core.AccountScenes.account;
import static dev.parley.client.core.AccountScenes.answered;
import static dev.parley.client.core.AccountScenes.borrowed;
import static dev.parley.client.core.AccountScenes.entered;
import static dev.parley.client.core.AccountScenes.expired;
import static dev.parley.client.core.AccountScenes.heartbeat;
import static dev.parley.client.core.AccountScenes.hello;
import static dev.parley.client.core.AccountScenes.inMeeting;
import static dev.parley.client.core.AccountScenes.kept;
import static dev.parley.client.core.AccountScenes.phase;
import static dev.parley.client.core.AccountScenes.refreshing;
import static dev.parley.client.core.AccountScenes.refusal;
import static dev.parley.client.core.AccountScenes.signedIn;
import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ELSEWHERE;
import static dev.parley.client.core.Scenes.ROOM;
import static dev.parley.client.core.Scenes.SERVER;
import static dev.parley.client.core.Scenes.awaited;
import static dev.parley.client.core.Scenes.said;
import static dev.parley.client.core.Scenes.welcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import org.junit.jupiter.api.Test;

/** Staying in at a server with accounts: tokens run out, are renewed, or a sign-in ends. */
class SignInRenewalStoryTest {
    @Test
    void a_token_is_renewed_before_it_runs_out_and_never_twice_at_once() {
        heartbeat(entered().after(TTL_MS * 4 / 5 - 1))
                .effectsOf(Effect.BorrowSignIn.class)
                .isEmpty();
        Story due = heartbeat(entered().after(TTL_MS * 4 / 5));
        due.effectsOf(Effect.BorrowSignIn.class).hasSize(1);
        heartbeat(due).effectsOf(Effect.BorrowSignIn.class).isEmpty();
        Story sent = borrowed(due, "refresh-1");
        sent.said().containsExactly(new ClientMessage.RefreshToken("refresh-1"));
        heartbeat(sent).effectsOf(Effect.BorrowSignIn.class).isEmpty();
        Story renewed = kept(answered(sent, Request.Refresh.class, signedIn(ADA, 2)));
        renewed.said().isEmpty();
        assertThat(phase(renewed)).isEqualTo(AuthPhase.AUTHENTICATED);
        heartbeat(renewed).effectsOf(Effect.BorrowSignIn.class).isEmpty();
    }

    @Test
    void after_a_long_sleep_the_token_is_renewed_before_the_greeting_and_the_meeting_goes_on() {
        Story awake = inMeeting()
                .after(8 * 3_600_000)
                .when(new Event.NetworkChanged(Event.NetworkChanged.Cause.WOKE, 8 * 3_600_000))
                .when(new Event.SocketOpened());
        awake.effectsOf(Effect.BorrowSignIn.class).hasSize(1);
        awake.said().isEmpty();
        Story back = kept(answered(borrowed(awake, "refresh-1"), Request.Refresh.class, signedIn(ADA, 2)));
        assertThat(hello(back)).isEqualTo(new Credentials.Token("access-2"));
        answered(back, Request.Hello.class, welcome()).said().anyMatch(ClientMessage.JoinRoom.class::isInstance);
    }

    @Test
    void a_session_that_has_run_out_comes_back_with_a_new_token_and_the_meeting_goes_on() {
        Story ended = inMeeting().when(said(new ServerMessage.Goodbye(ErrorCode.TOKEN_EXPIRED, "Over.", null)));
        assertThat(ended.state().room().phase()).isEqualTo(RoomPhase.JOINED);
        assertThat(phase(ended)).isEqualTo(AuthPhase.AUTHENTICATED);
        Story opened = ended.when(new Event.TimerFired(new Timer.Reconnect(1)), new Event.SocketOpened());
        opened.effectsOf(Effect.BorrowSignIn.class).hasSize(1);
    }

    @Test
    void a_token_that_was_given_a_moment_ago_and_is_refused_is_not_renewed_for_ever() {
        Story ended = inMeeting().when(said(new ServerMessage.Goodbye(ErrorCode.TOKEN_EXPIRED, "Over.", null)));
        Story opened = ended.when(new Event.TimerFired(new Timer.Reconnect(1)), new Event.SocketOpened());
        Story given = kept(answered(borrowed(opened, "refresh-1"), Request.Refresh.class, signedIn(ADA, 2)));
        Story refused = answered(given, Request.Hello.class, refusal(ErrorCode.TOKEN_EXPIRED, null));
        assertThat(phase(refused)).isEqualTo(AuthPhase.TOKEN_EXPIRED);
        refused.effectsOf(Effect.StartTimer.class).noneMatch(start -> start.timer() instanceof Timer.Reconnect);
        assertThat(refused.state().room().phase()).isEqualTo(RoomPhase.JOINED);
    }

    @Test
    void when_the_sign_in_is_over_the_person_is_asked_and_loses_nothing() {
        Story over = expired(inMeeting());
        over.then(new Effect.DropSignIn()).thenNo(Effect.CloseSocket.class::isInstance);
        over.holds(state -> {
            assertThat(state.auth().phase()).isEqualTo(AuthPhase.TOKEN_EXPIRED);
            assertThat(state.auth().account().owner()).isEqualTo(ADA);
            assertThat(state.room().phase()).isEqualTo(RoomPhase.JOINED);
            assertThat(state.peers()).containsKey(ANN.id());
            assertThat(state.connection().phase()).isEqualTo(ConnectionPhase.CONNECTED);
        });
        Story again = over.when(new Event.SignInAccount(SERVER, "ada", PASSWORD));
        again.said().containsExactly(new ClientMessage.SignIn("ada", PASSWORD));
        Story in = kept(answered(again, Request.SignIn.class, signedIn(ADA, 5)));
        assertThat(phase(in)).isEqualTo(AuthPhase.AUTHENTICATED);
        assertThat(in.state().room().phase()).isEqualTo(RoomPhase.JOINED);
    }

    @Test
    void a_password_that_is_mistyped_in_a_meeting_is_asked_for_again() {
        Story again = expired(inMeeting()).when(new Event.SignInAccount(SERVER, "ada", "wrong"));
        Story refused = answered(again, Request.SignIn.class, refusal(ErrorCode.SIGN_IN_FAILED, null));
        assertThat(phase(refused)).isEqualTo(AuthPhase.TOKEN_EXPIRED);
        assertThat(account(refused).problem().field()).isEqualTo(Account.Field.PASSWORD);
        assertThat(refused.state().room().phase()).isEqualTo(RoomPhase.JOINED);
    }

    @Test
    void while_it_is_over_and_the_server_is_gone_the_meeting_waits_for_the_password() {
        Story gone = expired(inMeeting()).when(said(new ServerMessage.Goodbye(ErrorCode.TOKEN_EXPIRED, "Over.", null)));
        gone.effectsOf(Effect.StartTimer.class).noneMatch(start -> start.timer() instanceof Timer.Reconnect);
        assertThat(gone.state().room().phase()).isEqualTo(RoomPhase.JOINED);
        Story opened =
                gone.when(new Event.SignInAccount(SERVER, "ada", PASSWORD)).when(new Event.SocketOpened());
        opened.said().containsExactly(new ClientMessage.SignIn("ada", PASSWORD));
        Story back = answered(
                kept(answered(opened, Request.SignIn.class, signedIn(ADA, 5))), Request.Hello.class, welcome());
        back.said().anyMatch(ClientMessage.JoinRoom.class::isInstance);
        assertThat(phase(back)).isEqualTo(AuthPhase.AUTHENTICATED);
    }

    @Test
    void a_connection_that_is_lost_while_one_signs_in_again_is_not_the_end_of_the_meeting() {
        Story lost = expired(inMeeting())
                .when(new Event.SignInAccount(SERVER, "ada", PASSWORD))
                .when(new Event.SocketClosed(""));
        assertThat(phase(lost)).isEqualTo(AuthPhase.TOKEN_EXPIRED);
        assertThat(lost.state().room().phase()).isEqualTo(RoomPhase.JOINED);
        assertThat(account(lost).errand()).isEqualTo(new Account.Errand.None());
    }

    @Test
    void a_connection_that_is_lost_while_the_new_tokens_are_written_down_does_not_cost_them() {
        Story given = answered(
                expired(inMeeting()).when(new Event.SignInAccount(SERVER, "ada", PASSWORD)),
                Request.SignIn.class,
                signedIn(ADA, 5));
        Story lost = given.when(new Event.SocketClosed(""));
        lost.effectsOf(Effect.StartTimer.class).anyMatch(start -> start.timer() instanceof Timer.Reconnect);
        Story in = kept(lost);
        in.said().isEmpty();
        assertThat(phase(in)).isEqualTo(AuthPhase.AUTHENTICATED);
        Story back = in.when(new Event.TimerFired(new Timer.Reconnect(1)), new Event.SocketOpened());
        assertThat(hello(back)).isEqualTo(new Credentials.Token("access-5"));
    }

    @Test
    void after_reconnecting_too_new_tokens_are_written_down_before_they_are_used() {
        Story given = answered(refreshing(inMeeting()), Request.Refresh.class, signedIn(ADA, 2));
        Story trying = given.when(new Event.SocketClosed(""), new Event.TimerFired(new Timer.Reconnect(1)));
        Story early = kept(trying);
        early.said().isEmpty();
        assertThat(hello(early.when(new Event.SocketOpened()))).isEqualTo(new Credentials.Token("access-2"));
        Story opened = trying.when(new Event.SocketOpened());
        opened.said().isEmpty();
        assertThat(hello(kept(opened))).isEqualTo(new Credentials.Token("access-2"));
        Story again = opened.when(new Event.SocketClosed(""), new Event.TimerFired(new Timer.Reconnect(2)));
        kept(again).said().isEmpty();
    }

    @Test
    void whose_sign_in_has_expired_can_go_home_to_this_computer_and_leaves_nothing_open() {
        Story home = heartbeat(expired(entered())).when(new Event.SignIn("Ada", null));
        home.then(new Effect.StopTimer(new Timer.Heartbeat()), new Effect.CloseSocket());
        home.holds(state -> {
            assertThat(state.auth().phase()).isEqualTo(AuthPhase.AUTHENTICATED);
            assertThat(state.auth().account().owner()).isNull();
            assertThat(state.connection()).isEqualTo(ConnectionUpdate.NONE);
            assertThat(state.requests()).isEmpty();
        });
    }

    @Test
    void somebody_else_signs_in_on_a_connection_of_their_own() {
        Story other = expired(entered()).when(new Event.SignInAccount(SERVER, "ben", PASSWORD));
        other.then(new Effect.CloseSocket(), new Effect.OpenSocket(SERVER));
        Story given = answered(other.when(new Event.SocketOpened()), Request.SignIn.class, signedIn(BEN, 7));
        assertThat(given.state().auth().displayName()).isEqualTo("Ben");
    }

    @Test
    void a_sign_in_that_another_window_has_ended_is_over_here_too() {
        Story gone = borrowed(heartbeat(entered().after(TTL_MS)), "");
        assertThat(phase(gone)).isEqualTo(AuthPhase.TOKEN_EXPIRED);
    }

    @Test
    void a_server_that_cannot_renew_now_is_asked_again_later() {
        Story busy = answered(refreshing(entered()), Request.Refresh.class, refusal(ErrorCode.INTERNAL, 2_000L));
        busy.then(new Effect.ReturnSignIn());
        assertThat(phase(busy)).isEqualTo(AuthPhase.AUTHENTICATED);
        heartbeat(busy).effectsOf(Effect.BorrowSignIn.class).isEmpty();
        heartbeat(busy.after(30_000)).effectsOf(Effect.BorrowSignIn.class).hasSize(1);
    }

    /** Back in a meeting after the connection was lost, with a token whose successor is due, at a server that cannot give one now. */
    private static Story backAtBusyServer() {
        Story opened = inMeeting()
                .when(new Event.SocketClosed(""))
                .after(TTL_MS * 4 / 5)
                .when(new Event.TimerFired(new Timer.Reconnect(1)), new Event.SocketOpened());
        return busy(borrowed(opened, "refresh-1"));
    }

    private static Story busy(Story refreshing) {
        return answered(refreshing, Request.Refresh.class, refusal(ErrorCode.STORAGE_UNAVAILABLE, 2_000L));
    }

    @Test
    void a_token_that_cannot_be_renewed_after_reconnecting_is_used_for_as_long_as_it_is_good() {
        Story greeted = backAtBusyServer();
        greeted.then(new Effect.ReturnSignIn()).thenNo(Effect.CloseSocket.class::isInstance);
        assertThat(hello(greeted)).isEqualTo(new Credentials.Token("access-1"));
        Story back = answered(greeted, Request.Hello.class, welcome());
        back.said().anyMatch(ClientMessage.JoinRoom.class::isInstance);
        heartbeat(back.after(29_999)).effectsOf(Effect.BorrowSignIn.class).isEmpty();
        heartbeat(back.after(30_000)).effectsOf(Effect.BorrowSignIn.class).hasSize(1);
    }

    @Test
    void a_token_that_is_refused_and_cannot_be_renewed_is_not_shown_again_and_again() {
        Story refused = answered(backAtBusyServer(), Request.Hello.class, refusal(ErrorCode.TOKEN_EXPIRED, null));
        Story opened = refused.when(new Event.TimerFired(new Timer.Reconnect(2)), new Event.SocketOpened());
        opened.effectsOf(Effect.BorrowSignIn.class).hasSize(1);
        Story waiting = busy(borrowed(opened, "refresh-1"));
        waiting.then(
                        new Effect.ReturnSignIn(),
                        new Effect.CloseSocket(),
                        new Effect.StartTimer(new Timer.Reconnect(3), 30_000))
                .said()
                .isEmpty();
        assertThat(phase(waiting)).isEqualTo(AuthPhase.AUTHENTICATED);
        assertThat(waiting.state().room().phase()).isEqualTo(RoomPhase.JOINED);
    }

    @Test
    void a_lost_answer_gives_the_token_back_and_it_is_asked_for_again_after_reconnecting() {
        Story lost = refreshing(entered()).when(new Event.SocketClosed(""));
        lost.then(new Effect.ReturnSignIn());
        Story opened = lost.when(new Event.TimerFired(new Timer.Reconnect(1)), new Event.SocketOpened());
        opened.effectsOf(Effect.BorrowSignIn.class).hasSize(1);
    }

    @Test
    void a_token_that_nobody_waits_for_any_more_is_given_back() {
        Story due = heartbeat(entered().after(TTL_MS));
        String id = awaited(due, Request.Refresh.class);
        due.when(new Event.SocketClosed(""), new Event.SignInBorrowed(id, "refresh-1"))
                .then(new Effect.ReturnSignIn())
                .said()
                .isEmpty();
    }

    @Test
    void a_token_is_shown_to_no_other_server() {
        Story away = entered().when(new Event.JoinByLink(new MeetingLink(ELSEWHERE, ROOM)));
        Story opened = away.after(TTL_MS).when(new Event.SocketOpened());
        assertThat(hello(opened)).isEqualTo(new Credentials.Guest());
        opened.effectsOf(Effect.BorrowSignIn.class).isEmpty();
        Story out = answered(opened, Request.Hello.class, welcome()).when(new Event.SignOut());
        String id = awaited(out, Request.SignOut.class);
        out.when(new Event.SignInBorrowed(id, "refresh-1")).said().isEmpty();
    }
}
