package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ELSEWHERE;
import static dev.parley.client.core.Scenes.ROOM;
import static dev.parley.client.core.Scenes.SELF;
import static dev.parley.client.core.Scenes.SERVER;
import static dev.parley.client.core.Scenes.awaited;
import static dev.parley.client.core.Scenes.reply;
import static dev.parley.client.core.Scenes.said;
import static dev.parley.client.core.Scenes.welcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.OidcProvider;
import dev.parley.protocol.ServerMessage;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Coming in at a server with accounts, staying in, and going. */
class AccountStoryTest {
    private static final long TTL_MS = 900_000;
    private static final AccountInfo ADA = new AccountInfo("u-ada", "ada", "", "Ada Lovelace", 0, null);
    private static final AccountInfo BEN = new AccountInfo("u-ben", "ben", "", "Ben", 0, null);
    private static final ServerMessage.AuthMethods OPEN = new ServerMessage.AuthMethods(true, false, true, true);
    private static final ServerMessage.AuthMethods NO_ACCOUNTS =
            new ServerMessage.AuthMethods(true, false, false, false);
    private static final OidcProvider PROVIDER = new OidcProvider("https://login.example", "parley", "Example");
    private static final URI PAGE = URI.create("https://login.example/authorize");
    private static final ClientMessage.SignInOidc ID_TOKEN =
            new ClientMessage.SignInOidc("id-token", "nonce-".repeat(8));
    private static final String PASSWORD = "four words of nonsense";

    private static ServerMessage.SignedIn signedIn(AccountInfo owner, int number) {
        return new ServerMessage.SignedIn(owner, "access-" + number, TTL_MS, "refresh-" + number, 30 * TTL_MS);
    }

    private static ServerMessage.ErrorReply refusal(ErrorCode code, @Nullable Long retryAfterMs) {
        return new ServerMessage.ErrorReply(code, "No.", retryAfterMs, "s.1");
    }

    /** The server has been asked how one may come in. */
    private static Story asking() {
        return Story.given(Program.initial())
                .when(new Event.EnterServer("Max", SERVER))
                .when(new Event.SocketOpened());
    }

    /** It has accounts; whether a sign-in was kept is being looked up. */
    private static Story looking() {
        return answered(asking(), Request.AuthMethods.class, OPEN);
    }

    /** Nothing was kept, so the person is asked. */
    private static Story asked() {
        return borrowed(looking(), "");
    }

    private static Story answered(Story story, Class<? extends Request> kind, ServerMessage message) {
        return story.when(reply(story, kind, message));
    }

    private static Story borrowed(Story story, String token) {
        return story.when(new Event.SignInBorrowed(awaited(story, Request.Refresh.class), token));
    }

    private static Story kept(Story story) {
        return story.when(new Event.SignInKept(SERVER, true));
    }

    private static Story submitted() {
        return asked().when(new Event.SignInAccount(SERVER, "ada", PASSWORD));
    }

    private static Story entered() {
        Story given = answered(submitted().when(new Event.SocketOpened()), Request.SignIn.class, signedIn(ADA, 1));
        return answered(kept(given), Request.Hello.class, welcome());
    }

    private static Story inMeeting() {
        Story joining = entered().when(new Event.JoinRoom(ROOM));
        return Scenes.joined(joining, SELF, ANN);
    }

    private static Story heartbeat(Story story) {
        return story.when(new Event.TimerFired(new Timer.Heartbeat()));
    }

    /** The access token is due, and its successor is being asked for with the kept refresh token. */
    private static Story refreshing(Story story) {
        return borrowed(heartbeat(story.after(TTL_MS * 4 / 5)), "refresh-1");
    }

    /** The sign-in was ended elsewhere. */
    private static Story expired(Story story) {
        return answered(refreshing(story), Request.Refresh.class, refusal(ErrorCode.SIGNED_OUT, null));
    }

    private static AuthPhase phase(Story story) {
        return story.state().auth().phase();
    }

    private static Account account(Story story) {
        return story.state().auth().account();
    }

    @Test
    void a_server_is_asked_how_one_may_come_in_before_it_is_greeted() {
        asking().said().containsExactly(new ClientMessage.GetAuthMethods());
        assertThat(phase(asking())).isEqualTo(AuthPhase.AUTHENTICATING);
    }

    @Test
    void a_server_without_accounts_is_entered_as_a_guest() {
        Story greeted = answered(asking(), Request.AuthMethods.class, NO_ACCOUNTS);
        assertThat(hello(greeted)).isEqualTo(new Credentials.Guest());
        assertThat(phase(answered(greeted, Request.Hello.class, welcome()))).isEqualTo(AuthPhase.AUTHENTICATED);
    }

    @Test
    void a_server_that_knows_nothing_of_accounts_is_opened_again_as_a_guest() {
        Story again = answered(asking(), Request.AuthMethods.class, refusal(ErrorCode.HELLO_REQUIRED, null));
        again.then(new Effect.CloseSocket(), new Effect.OpenSocket(SERVER));
        assertThat(hello(again.when(new Event.SocketOpened()))).isEqualTo(new Credentials.Guest());
    }

    private static Credentials hello(Story story) {
        return story.effects().stream()
                .filter(Effect.SendServer.class::isInstance)
                .map(effect -> ((Effect.SendServer) effect).message())
                .filter(ClientMessage.Hello.class::isInstance)
                .map(message -> ((ClientMessage.Hello) message).credentials())
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("nobody was greeted: " + story.effects()));
    }

    @Test
    void where_nothing_is_kept_the_person_is_asked_and_the_server_does_not_have_to_wait() {
        looking().effectsOf(Effect.BorrowSignIn.class).hasSize(1);
        asked().then(new Effect.CloseSocket()).holds(state -> {
            assertThat(state.auth().phase()).isEqualTo(AuthPhase.UNAUTHENTICATED);
            assertThat(state.auth().account().ways()).isEqualTo(OPEN);
            assertThat(state.auth().error()).isEmpty();
            assertThat(state.requests()).isEmpty();
        });
    }

    @Test
    void a_password_signs_in_and_the_tokens_are_written_down_before_they_are_used() {
        Story sent = submitted().when(new Event.SocketOpened());
        sent.said().containsExactly(new ClientMessage.SignIn("ada", PASSWORD));
        Story given = answered(sent, Request.SignIn.class, signedIn(ADA, 1));
        given.then(new Effect.KeepSignIn(SERVER, ADA, "refresh-1")).said().isEmpty();
        assertThat(given.state().toString()).doesNotContain(PASSWORD, "access-1", "refresh-1");
        assertThat(hello(kept(given))).isEqualTo(new Credentials.Token("access-1"));
        assertThat(phase(entered())).isEqualTo(AuthPhase.AUTHENTICATED);
        assertThat(entered().state().auth().displayName()).isEqualTo("Ada Lovelace");
    }

    @Test
    void making_an_account_signs_in_too() {
        Story sent = asked().when(new Event.Register(SERVER, "ada", "", "Ada Lovelace", PASSWORD))
                .when(new Event.SocketOpened());
        sent.said().containsExactly(new ClientMessage.Register("ada", "", "Ada Lovelace", PASSWORD));
        Story in = answered(sent, Request.SignIn.class, signedIn(ADA, 1));
        assertThat(account(in).owner()).isEqualTo(ADA);
    }

    @Test
    void a_wrong_password_is_said_at_the_password_and_forgotten() {
        Story refused = answered(
                submitted().when(new Event.SocketOpened()),
                Request.SignIn.class,
                refusal(ErrorCode.SIGN_IN_FAILED, null));
        refused.then(new Effect.CloseSocket());
        assertThat(phase(refused)).isEqualTo(AuthPhase.UNAUTHENTICATED);
        assertThat(account(refused).problem().field()).isEqualTo(Account.Field.PASSWORD);
        assertThat(account(refused).problem().sentence())
                .isEqualTo("The user name or the password is wrong. Try again.");
        assertThat(account(refused).errand()).isEqualTo(new Account.Errand.None());
        assertThat(account(refused).ways()).isEqualTo(OPEN);
    }

    @Test
    void what_the_server_refuses_is_said_where_it_was_typed() {
        assertThat(registrationRefused(ErrorCode.USER_TAKEN, null).field()).isEqualTo(Account.Field.USER);
        assertThat(registrationRefused(ErrorCode.INVALID_FIELD, null).field()).isEqualTo(Account.Field.PASSWORD);
        assertThat(registrationRefused(ErrorCode.ACCOUNTS_CLOSED, null).field()).isEqualTo(Account.Field.FORM);
        assertThat(registrationRefused(ErrorCode.RATE_LIMITED, 3_200L).sentence())
                .isEqualTo("There were too many tries. Wait 4 seconds and try again.");
    }

    private static Account.Problem registrationRefused(ErrorCode code, @Nullable Long retryAfterMs) {
        Story sent = asked().when(new Event.Register(SERVER, "ada", "", "Ada", PASSWORD))
                .when(new Event.SocketOpened());
        return account(answered(sent, Request.SignIn.class, refusal(code, retryAfterMs)))
                .problem();
    }

    @Test
    void what_no_message_may_carry_is_said_where_it_was_typed_and_nothing_is_sent() {
        Story wrong = asked().when(new Event.SignInAccount(SERVER, "not a name", PASSWORD));
        wrong.thenNothing();
        assertThat(account(wrong).problem().field()).isEqualTo(Account.Field.USER);
        assertThat(phase(wrong)).isEqualTo(AuthPhase.UNAUTHENTICATED);
    }

    @Test
    void the_server_may_be_away_when_the_password_is_sent_and_it_is_forgotten() {
        Story away = submitted().when(new Event.SocketClosed(""));
        assertThat(phase(away)).isEqualTo(AuthPhase.UNAUTHENTICATED);
        assertThat(away.state().auth().error()).startsWith("No server answers");
        assertThat(account(away).errand()).isEqualTo(new Account.Errand.None());
    }

    @Test
    void a_guest_comes_in_where_guests_may() {
        Story guest = asked().when(new Event.SignIn("Max", SERVER)).when(new Event.SocketOpened());
        assertThat(hello(guest)).isEqualTo(new Credentials.Guest());
    }

    @Test
    void a_kept_sign_in_is_gone_on_with_after_the_start() {
        Story sent = borrowed(looking(), "refresh-1");
        sent.said().containsExactly(new ClientMessage.RefreshToken("refresh-1"));
        Story in = kept(answered(sent, Request.Refresh.class, signedIn(ADA, 2)));
        assertThat(hello(in)).isEqualTo(new Credentials.Token("access-2"));
    }

    @Test
    void a_kept_sign_in_that_is_over_is_forgotten_and_the_person_is_asked() {
        Story over =
                answered(borrowed(looking(), "refresh-0"), Request.Refresh.class, refusal(ErrorCode.SIGNED_OUT, null));
        over.then(new Effect.DropSignIn());
        assertThat(phase(over)).isEqualTo(AuthPhase.UNAUTHENTICATED);
        assertThat(over.state().auth().error()).isEqualTo("Your sign-in has run out. Sign in again.");
        assertThat(account(over).isAskedFor()).isTrue();
    }

    /** Its next try is the person's, and finds the sign-in where it was. */
    @Test
    void a_kept_sign_in_outlives_that_the_servers_database_is_away() {
        Story away = answered(
                borrowed(looking(), "refresh-1"),
                Request.Refresh.class,
                refusal(ErrorCode.STORAGE_UNAVAILABLE, 5_000L));
        away.then(new Effect.ReturnSignIn()).thenNo(Effect.DropSignIn.class::isInstance);
        assertThat(phase(away)).isEqualTo(AuthPhase.UNAUTHENTICATED);
        assertThat(away.state().auth().error()).startsWith("The server cannot reach its database right now.");
    }

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

    private static Story browsing(Story story) {
        return story.when(new Event.SignInByBrowser(SERVER));
    }

    private static Story askedWithProvider() {
        return borrowed(
                answered(
                        asking(),
                        Request.AuthMethods.class,
                        new ServerMessage.AuthMethods(true, false, true, true, PROVIDER)),
                "");
    }

    @Test
    void the_browser_signs_in_and_no_connection_waits_for_it() {
        Story waiting = browsing(askedWithProvider());
        waiting.then(new Effect.BeginBrowserSignIn(SERVER, PROVIDER)).thenNo(Effect.OpenSocket.class::isInstance);
        assertThat(phase(waiting)).isEqualTo(AuthPhase.AUTHENTICATING);
        Story shown = waiting.when(new Event.BrowserWaits(PROVIDER, PAGE, false));
        assertThat(account(shown).errand()).isEqualTo(new Account.Errand.Browse(PROVIDER, PAGE, false));
        Story opened = shown.when(new Event.BrowserSignedIn(PROVIDER, ID_TOKEN)).when(new Event.SocketOpened());
        opened.said().containsExactly(ID_TOKEN);
        Story in = kept(answered(opened, Request.SignIn.class, signedIn(ADA, 1)));
        assertThat(hello(in)).isEqualTo(new Credentials.Token("access-1"));
    }

    @Test
    void signing_in_in_the_browser_can_fail_or_be_given_up() {
        Story failed = browsing(askedWithProvider()).when(new Event.BrowserFailed(PROVIDER, SignInTrouble.TIMED_OUT));
        assertThat(phase(failed)).isEqualTo(AuthPhase.UNAUTHENTICATED);
        assertThat(account(failed).problem().sentence()).isEqualTo("Nobody signed in at Example in time. Try again.");
        Story given = browsing(failed).when(new Event.CancelConnecting());
        given.then(new Effect.CancelBrowserSignIn());
        assertThat(phase(given)).isEqualTo(AuthPhase.UNAUTHENTICATED);
        given.when(new Event.BrowserSignedIn(PROVIDER, ID_TOKEN)).thenNothing();
    }

    @Test
    void a_provider_that_was_not_asked_signs_nobody_in() {
        OidcProvider other = new OidcProvider("https://other.example", "parley", "Other");
        browsing(askedWithProvider())
                .when(new Event.BrowserSignedIn(other, ID_TOKEN))
                .thenNothing();
        browsing(asked()).thenNothing();
    }

    @Test
    void in_a_meeting_the_browser_signs_in_again_and_a_lost_server_does_not_hurry_it() {
        Story over = expired(Scenes.joined(inWithProvider().when(new Event.JoinRoom(ROOM)), SELF, ANN));
        Story lost = browsing(over).when(new Event.SocketClosed(""));
        assertThat(phase(lost)).isEqualTo(AuthPhase.AUTHENTICATING);
        Story back = lost.when(new Event.BrowserSignedIn(PROVIDER, ID_TOKEN)).when(new Event.SocketOpened());
        back.said().containsExactly(ID_TOKEN);
        assertThat(back.state().room().phase()).isEqualTo(RoomPhase.JOINED);
        Story given = browsing(over).when(new Event.CancelConnecting());
        assertThat(phase(given)).isEqualTo(AuthPhase.TOKEN_EXPIRED);
        assertThat(given.state().room().phase()).isEqualTo(RoomPhase.JOINED);
    }

    private static Story inWithProvider() {
        Story opened = browsing(askedWithProvider())
                .when(new Event.BrowserSignedIn(PROVIDER, ID_TOKEN))
                .when(new Event.SocketOpened());
        return answered(kept(answered(opened, Request.SignIn.class, signedIn(ADA, 1))), Request.Hello.class, welcome());
    }

    @Test
    void whoever_turns_out_to_be_somebody_else_gets_a_session_of_their_own() {
        Story sent = browsing(expired(inWithProvider())).when(new Event.BrowserSignedIn(PROVIDER, ID_TOKEN));
        sent.said().containsExactly(ID_TOKEN);
        Story other = kept(answered(sent, Request.SignIn.class, signedIn(BEN, 4)));
        other.then(new Effect.CloseSocket(), new Effect.OpenSocket(SERVER));
        assertThat(hello(other.when(new Event.SocketOpened()))).isEqualTo(new Credentials.Token("access-4"));
    }

    @Test
    void signing_out_forgets_what_is_kept_first_and_tells_the_server() {
        Story out = inMeeting().when(new Event.SignOut());
        assertThat(phase(out)).isEqualTo(AuthPhase.LOGGING_OUT);
        String id = awaited(out, Request.SignOut.class);
        out.then(new Effect.EndSignIn(SERVER, ADA.id(), id)).said().contains(new ClientMessage.LeaveRoom(ROOM));
        Story told = out.when(new Event.SignInBorrowed(id, "refresh-1"));
        told.said().containsExactly(new ClientMessage.SignOut("refresh-1"));
        Story done = answered(told, Request.SignOut.class, new ServerMessage.SignedOut());
        done.then(new Effect.CloseSocket());
        assertThat(phase(done)).isEqualTo(AuthPhase.UNAUTHENTICATED);
        assertThat(account(done).owner()).isNull();
        assertThat(account(done).token()).isEmpty();
    }

    @Test
    void tokens_that_come_after_signing_out_are_not_kept() {
        Story refreshing = refreshing(entered());
        String id = awaited(refreshing, Request.Refresh.class);
        Story late = refreshing.when(new Event.SignOut()).when(new Event.ServerSaid(signedIn(ADA, 2), id));
        late.effectsOf(Effect.KeepSignIn.class).isEmpty();
        assertThat(phase(late)).isEqualTo(AuthPhase.LOGGING_OUT);
        assertThat(account(late).token()).isEqualTo("access-1");
    }

    @Test
    void signing_out_comes_to_its_end_whatever_the_server_does() {
        Story out = entered().when(new Event.SignOut());
        String id = awaited(out, Request.SignOut.class);
        for (Event end : List.of(
                new Event.SocketClosed(""),
                new Event.SignInBorrowed(id, ""),
                new Event.TimerFired(new Timer.Request(id)),
                said(new ServerMessage.Goodbye(ErrorCode.SHUTTING_DOWN, "Soon.", 100L)),
                said(new ServerMessage.Goodbye(ErrorCode.TOKEN_EXPIRED, "Over.", null)),
                new Event.ServerSaid(refusal(ErrorCode.INTERNAL, null), id))) {
            assertThat(phase(out.when(end))).as(end.toString()).isEqualTo(AuthPhase.UNAUTHENTICATED);
            assertThat(out.when(end).state().connection().server())
                    .as(end.toString())
                    .isNull();
        }
    }

    @Test
    void closing_the_program_keeps_the_sign_in() {
        Story closed = entered().when(new Event.StepOut());
        closed.effectsOf(Effect.EndSignIn.class).isEmpty();
        assertThat(phase(closed)).isEqualTo(AuthPhase.UNAUTHENTICATED);
    }

    @Test
    void what_cannot_be_kept_is_told_and_works_until_the_end() {
        Story given = answered(submitted().when(new Event.SocketOpened()), Request.SignIn.class, signedIn(ADA, 1));
        Story unkept = given.when(new Event.SignInKept(SERVER, false));
        assertThat(hello(unkept)).isEqualTo(new Credentials.Token("access-1"));
        assertThat(unkept.state().notices()).anyMatch(notice -> notice.text().contains("cannot be kept"));
    }
}
