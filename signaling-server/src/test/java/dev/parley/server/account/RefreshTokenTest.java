package dev.parley.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.session.Accounts;
import org.junit.jupiter.api.Test;

/** What becomes of the tokens of a sign-in. */
class RefreshTokenTest extends AccountWorld {
    @Test
    void an_access_token_is_good_for_a_quarter_of_an_hour_and_no_refresh_token_is_one() {
        ServerMessage.SignedIn signedIn = register();
        time.pass(15 * 60_000 - 1);
        assertThat(accounts.judge(signedIn.accessToken())).isInstanceOf(Accounts.Genuine.class);
        time.pass(1);
        assertThat(accounts.judge(signedIn.accessToken())).isEqualTo(new Accounts.Expired());
        assertThat(accounts.judge(signedIn.refreshToken())).isEqualTo(new Accounts.Unknown());
        assertThat(refusal(new ClientMessage.RefreshToken(signedIn.accessToken())))
                .isEqualTo(ErrorCode.SIGNED_OUT);
    }

    @Test
    void each_refresh_token_gets_the_next_one() {
        ServerMessage.SignedIn now = register();
        for (int i = 0; i < 5; i++) {
            time.pass(14 * 60_000);
            ServerMessage.SignedIn next = signedIn(refresh(now));
            assertThat(next.refreshToken()).isNotEqualTo(now.refreshToken());
            assertThat(accounts.judge(next.accessToken())).isInstanceOf(Accounts.Genuine.class);
            now = next;
        }
    }

    @Test
    void a_reply_that_got_lost_can_be_asked_for_again_for_a_minute() {
        ServerMessage.SignedIn first = register();
        ServerMessage.SignedIn second = signedIn(refresh(first));
        time.pass(SignInDesk.LOST_REPLY_MILLIS - 1);
        assertThat(signedIn(refresh(first)).refreshToken()).isEqualTo(second.refreshToken());
        assertThat(ask(refresh(second))).isInstanceOf(ServerMessage.SignedIn.class);
    }

    @Test
    void a_token_that_is_used_again_later_ends_the_whole_sign_in() {
        ServerMessage.SignedIn first = register();
        ServerMessage.SignedIn second = signedIn(refresh(first));
        time.pass(SignInDesk.LOST_REPLY_MILLIS);
        assertThat(refusal(refresh(first))).isEqualTo(ErrorCode.SIGNED_OUT);
        assertThat(refusal(refresh(second))).as("the good one is ended, too").isEqualTo(ErrorCode.SIGNED_OUT);
    }

    @Test
    void an_older_token_than_the_one_before_ends_it_at_once() {
        ServerMessage.SignedIn first = register();
        ServerMessage.SignedIn second = signedIn(refresh(first));
        ServerMessage.SignedIn third = signedIn(refresh(second));
        assertThat(refusal(refresh(first))).isEqualTo(ErrorCode.SIGNED_OUT);
        assertThat(refusal(refresh(third))).isEqualTo(ErrorCode.SIGNED_OUT);
    }

    @Test
    void one_sign_in_that_ends_leaves_the_others() {
        ServerMessage.SignedIn laptop = register();
        ServerMessage.SignedIn phone = signedIn(signIn("ada", PASSWORD));
        assertThat(ask(new ClientMessage.SignOut(laptop.refreshToken()))).isEqualTo(new ServerMessage.SignedOut());
        assertThat(refusal(refresh(laptop))).isEqualTo(ErrorCode.SIGNED_OUT);
        assertThat(ask(refresh(phone))).isInstanceOf(ServerMessage.SignedIn.class);
        assertThat(ask(new ClientMessage.SignOut("no token"))).isEqualTo(new ServerMessage.SignedOut());
    }

    @Test
    void a_sign_in_that_is_not_used_for_a_month_or_is_half_a_year_old_has_run_out() {
        ServerMessage.SignedIn idle = register();
        time.pass(SignInDesk.IDLE_MILLIS);
        assertThat(refusal(refresh(idle))).isEqualTo(ErrorCode.SIGNED_OUT);

        ServerMessage.SignedIn used = signedIn(signIn("ada", PASSWORD));
        for (int month = 1; month < 7; month++) {
            time.pass(SignInDesk.IDLE_MILLIS - 1);
            used = signedIn(refresh(used));
        }
        time.pass(used.refreshTtlMs());
        assertThat(used.refreshTtlMs()).isLessThan(10);
        assertThat(refusal(refresh(used))).isEqualTo(ErrorCode.SIGNED_OUT);
    }

    @Test
    void a_disabled_account_gets_no_further_token() {
        ServerMessage.SignedIn signedIn = register();
        database.users().disable(signedIn.account().id(), time.epochMillis());
        assertThat(refusal(refresh(signedIn))).isEqualTo(ErrorCode.SIGNED_OUT);
        database.users().remove(signedIn.account().id());
        assertThat(refusal(refresh(signedIn))).isEqualTo(ErrorCode.SIGNED_OUT);
    }

    @Test
    void tokens_of_another_server_are_worth_nothing() {
        byte[] other = new byte[32];
        other[0] = 1;
        ServerMessage.SignedIn signedIn = register();
        accounts.close();
        accounts = new AccountService(database, new Tokens(other), hasher, true, null, time);
        assertThat(accounts.judge(signedIn.accessToken())).isEqualTo(new Accounts.Unknown());
        assertThat(refusal(refresh(signedIn))).isEqualTo(ErrorCode.SIGNED_OUT);
    }
}
