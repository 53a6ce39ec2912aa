package dev.parley.client.core;

import static dev.parley.client.core.AccountScenes.ADA;
import static dev.parley.client.core.AccountScenes.OPEN;
import static dev.parley.client.core.AccountScenes.PASSWORD;
import static dev.parley.client.core.AccountScenes.account;
import static dev.parley.client.core.AccountScenes.answered;
import static dev.parley.client.core.AccountScenes.asked;
import static dev.parley.client.core.AccountScenes.asking;
import static dev.parley.client.core.AccountScenes.borrowed;
import static dev.parley.client.core.AccountScenes.entered;
import static dev.parley.client.core.AccountScenes.hello;
import static dev.parley.client.core.AccountScenes.inMeeting;
import static dev.parley.client.core.AccountScenes.kept;
import static dev.parley.client.core.AccountScenes.looking;
import static dev.parley.client.core.AccountScenes.phase;
import static dev.parley.client.core.AccountScenes.refreshing;
import static dev.parley.client.core.AccountScenes.refusal;
import static dev.parley.client.core.AccountScenes.signedIn;
import static dev.parley.client.core.AccountScenes.submitted;
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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Coming in at a server with accounts, and going. */
class AccountStoryTest {
    private static final ServerMessage.AuthMethods NO_ACCOUNTS =
            new ServerMessage.AuthMethods(true, false, false, false);

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
