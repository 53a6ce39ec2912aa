package dev.parley.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.session.Accounts;
import dev.parley.server.store.StatementCount;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registering, signing in, and who learns what by it. */
class AccountServiceTest extends AccountWorld {
    @Test
    void who_registers_is_signed_in_and_signs_in_again_later() {
        ServerMessage.SignedIn first = register();
        assertThat(first.account().lastLogin()).isNull();
        assertThat(first.accessTtlMs()).isEqualTo(15 * 60_000);
        long registered = time.epochMillis();
        time.pass(5_000);
        ServerMessage.SignedIn second = signedIn(signIn("ADA", PASSWORD));
        assertThat(second.account().id()).isEqualTo(first.account().id());
        assertThat(second.account().lastLogin()).isEqualTo(registered);
        assertThat(accounts.judge(second.accessToken()))
                .isInstanceOfSatisfying(
                        Accounts.Genuine.class,
                        genuine -> assertThat(genuine.identity().account())
                                .isEqualTo(first.account().id()));
    }

    /** What would tell from outside whether there is an account: the answer, and what was done for it. */
    @Test
    void nobody_learns_whether_an_account_exists() {
        register();
        signedIn(new ClientMessage.Register("gone", "", "Gone", PASSWORD));
        database.users().disable(database.users().named("gone").orElseThrow().id(), time.epochMillis());
        List<ClientMessage.SignIn> wrong =
                List.of(signIn("ada", "wrong password"), signIn("nobody", "wrong password"), signIn("gone", PASSWORD));
        List<ServerMessage> answers = new ArrayList<>();
        List<Integer> hashes = new ArrayList<>();
        List<Integer> looks = new ArrayList<>();
        StatementCount count = new StatementCount(database);
        for (ClientMessage.SignIn each : wrong) {
            int compared = hasher.compared.get();
            int asked = count.statements();
            answers.add(ask(each));
            hashes.add(hasher.compared.get() - compared);
            looks.add(count.statements() - asked);
        }
        assertThat(answers).as("the same answer").containsOnly(answers.getFirst());
        assertThat(((ServerMessage.ErrorReply) answers.getFirst()).code()).isEqualTo(ErrorCode.SIGN_IN_FAILED);
        assertThat(hashes).as("one hash each").containsOnly(1);
        assertThat(looks).as("one look into the database each").containsOnly(1);
        assertThat(hasher.lengths).as("hashes of one form").hasSize(1);
        assertThat(hasher.madeInSignIns())
                .as("no hash is made when somebody signs in")
                .isZero();
    }

    @Test
    void waiting_tells_nothing_either() {
        register();
        assertThat(waitAfterFailures("ada"))
                .isEqualTo(waitAfterFailures("nobody"))
                .isPositive();
    }

    private long waitAfterFailures(String user) {
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(signIn(user, "wrong password"))).isEqualTo(ErrorCode.SIGN_IN_FAILED);
        }
        ServerMessage.ErrorReply sixth = (ServerMessage.ErrorReply) ask(signIn(user, "wrong password"));
        assertThat(sixth.code()).isEqualTo(ErrorCode.RATE_LIMITED);
        return sixth.retryAfterMs();
    }

    @Test
    void who_waited_may_try_again_and_who_is_right_begins_anew() {
        register();
        time.pass(waitAfterFailures("ada"));
        assertThat(ask(signIn("ada", PASSWORD))).isInstanceOf(ServerMessage.SignedIn.class);
        assertThat(refusal(signIn("ada", "wrong password"))).isEqualTo(ErrorCode.SIGN_IN_FAILED);
        assertThat(ask(signIn("ada", PASSWORD))).isInstanceOf(ServerMessage.SignedIn.class);
    }

    @Test
    void one_address_that_tries_many_names_waits_and_others_do_not() {
        register();
        int tried = 0;
        ServerMessage answer = ask(signIn("user0", "wrong password"), ELSEWHERE);
        while (((ServerMessage.ErrorReply) answer).code() == ErrorCode.SIGN_IN_FAILED && tried < 100) {
            tried++;
            answer = ask(signIn("user" + tried, "wrong password"), ELSEWHERE);
        }
        assertThat(tried).isEqualTo(20);
        assertThat(((ServerMessage.ErrorReply) answer).code()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(ask(signIn("ada", PASSWORD), HOME)).isInstanceOf(ServerMessage.SignedIn.class);
    }

    @Test
    void a_user_name_is_taken_once() {
        register();
        assertThat(refusal(new ClientMessage.Register("Ada", "", "Other", PASSWORD)))
                .isEqualTo(ErrorCode.USER_TAKEN);
    }

    @Test
    void an_email_address_tells_nobody_who_has_an_account() {
        register();
        assertThat(ask(new ClientMessage.Register("other", "ada@example.org", "Other", PASSWORD)))
                .isInstanceOf(ServerMessage.SignedIn.class);
    }

    @Test
    void where_the_admin_makes_the_accounts_nobody_registers() {
        accounts.close();
        accounts = open(false);
        assertThat(refusal(new ClientMessage.Register("ada", "", "Ada", PASSWORD)))
                .isEqualTo(ErrorCode.ACCOUNTS_CLOSED);
        assertThat(database.users().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "short one, 10 characters or more",
        "password123, among the first",
        "Password2026!!!, among the first",
        "1111111111111, among the first",
        "ada@example.org, says your name",
        "adalovelace1815, says your name"
    })
    void a_password_that_others_would_guess_is_refused_with_a_reason(String password, String reason) {
        String user = password.startsWith("adal") ? "adalovelace" : "ada";
        ServerMessage.ErrorReply error =
                (ServerMessage.ErrorReply) ask(new ClientMessage.Register(user, "ada@example.org", "Ada", password));
        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(error.message()).contains(reason).doesNotContain(password);
        assertThat(database.users().all()).isEmpty();
    }

    @Test
    void hashes_of_weaker_parameters_are_renewed_when_somebody_signs_in() {
        ServerMessage.SignedIn signedIn = register();
        hasher.outdated.set(true);
        signedIn(signIn("ada", PASSWORD));
        assertThat(database.users()
                        .withId(signedIn.account().id())
                        .orElseThrow()
                        .passwordHash())
                .isNotEqualTo(hasher.first);
    }

    @Test
    void the_caller_never_waits_and_what_is_too_much_is_refused() throws Exception {
        register();
        CountDownLatch gate = new CountDownLatch(1);
        hasher.gate = gate;
        List<CompletableFuture<ServerMessage>> replies = new ArrayList<>();
        AtomicReference<Thread> replying = new AtomicReference<>();
        for (int i = 0; i < 200; i++) {
            CompletableFuture<ServerMessage> reply = new CompletableFuture<>();
            replies.add(reply);
            accounts.answer(
                    signIn("user" + i, "wrong password"),
                    new Accounts.Caller(InetAddress.getLoopbackAddress(), "s." + i),
                    answer -> {
                        replying.set(Thread.currentThread());
                        reply.complete(answer);
                    });
        }
        long refusedAtOnce = replies.stream().filter(CompletableFuture::isDone).count();
        assertThat(refusedAtOnce).isBetween(200L - Workers.WAITING - 64, 200L - Workers.WAITING);
        assertThat(replies.getLast().join())
                .isInstanceOfSatisfying(
                        ServerMessage.ErrorReply.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.RATE_LIMITED));
        gate.countDown();
        for (CompletableFuture<ServerMessage> reply : replies) {
            reply.get(60, TimeUnit.SECONDS);
        }
        assertThat(replying.get().getName()).startsWith("account-hash");
    }

    @Test
    void a_database_that_is_away_is_said_without_details() {
        ServerMessage.SignedIn signedIn = register();
        database.close();
        ServerMessage.ErrorReply error = (ServerMessage.ErrorReply) ask(refresh(signedIn));
        assertThat(error.code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(error.message()).contains("s.1").doesNotContain("SQL", "Hikari");
    }
}
