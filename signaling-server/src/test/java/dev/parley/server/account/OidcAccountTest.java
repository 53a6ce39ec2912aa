package dev.parley.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.session.Access;
import dev.parley.server.session.Accounts;
import dev.parley.server.store.Identities;
import dev.parley.server.store.User;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose account it is that somebody from an OpenID provider signs in to. */
class OidcAccountTest extends AccountWorld {
    private TestProvider provider;

    @BeforeEach
    void openProvider() throws IOException {
        provider = new TestProvider();
        reopen(true);
    }

    @AfterEach
    void closeProvider() {
        provider.close();
    }

    private void reopen(boolean newAccounts) {
        reopen(newAccounts, TestProvider.SERVER);
    }

    private void reopen(boolean newAccounts, URI at) {
        accounts.close();
        IdTokens idTokens =
                new IdTokens(provider.provider(), new ProviderKeys(provider.issuer(), Duration.ofSeconds(30)), 100_000);
        accounts = new AccountService(
                database,
                new Tokens(new byte[32]),
                hasher,
                true,
                new OidcSettings(provider.provider(), at, newAccounts),
                idTokens,
                time);
    }

    private JWTClaimsSet.Builder claims(String subject) {
        return provider.claims(subject, time);
    }

    private ClientMessage.SignInOidc from(JWTClaimsSet.Builder claims) {
        return new ClientMessage.SignInOidc(provider.token(claims), TestProvider.DRAWN);
    }

    private ClientMessage.SignInOidc ada() {
        return from(claims("s-ada")
                .claim("preferred_username", "Ada.Lovelace")
                .claim("name", "Ada Lovelace")
                .claim("email", "ada@example.org"));
    }

    @Test
    void whoever_comes_for_the_first_time_gets_an_account_and_the_same_one_next_time() {
        ServerMessage.SignedIn first = signedIn(ada());
        assertThat(first.account().user()).isEqualTo("ada.lovelace");
        assertThat(first.account().displayName()).isEqualTo("Ada Lovelace");
        assertThat(first.account().email()).isEqualTo("ada@example.org");
        assertThat(first.account().lastLogin()).isNull();
        time.pass(5_000);
        ServerMessage.SignedIn second = signedIn(from(claims("s-ada").claim("name", "Ada King")));
        assertThat(second.account().id()).isEqualTo(first.account().id());
        assertThat(second.account().displayName()).isEqualTo("Ada Lovelace");
        assertThat(second.account().lastLogin()).isNotNull();
        assertThat(accounts.judge(second.accessToken())).isInstanceOf(Accounts.Genuine.class);
        assertThat(ask(refresh(second))).as("a sign-in like any other").isInstanceOf(ServerMessage.SignedIn.class);
    }

    /** The name, the address and the display name are as they were chosen there: by anybody. */
    @Test
    void an_account_made_here_is_never_taken_over_by_its_name_or_address() {
        ServerMessage.SignedIn local = register();
        ServerMessage.SignedIn foreign = signedIn(from(claims("s-mallory")
                .claim("preferred_username", "ada")
                .claim("name", "Ada")
                .claim("email", "ada@example.org")
                .claim("email_verified", true)));
        assertThat(foreign.account().id()).isNotEqualTo(local.account().id());
        assertThat(foreign.account().user()).isEqualTo("ada-2");
        assertThat(signedIn(signIn("ada", PASSWORD)).account().id())
                .isEqualTo(local.account().id());
    }

    @Test
    void the_same_subject_of_another_issuer_is_somebody_else() {
        User local = user("grace");
        database.identities().link(local.id(), new Identities.Identity("https://other.example", "s-ada"), 1);
        assertThat(signedIn(ada()).account().id()).isNotEqualTo(local.id());
    }

    /** Both servers are known to the provider as the same program, so nothing else tells their tokens apart. */
    @Test
    void a_token_that_was_brought_to_one_server_is_of_no_use_to_it_at_another() {
        ClientMessage.SignInOidc broughtToAnother = ada();
        reopen(true, URI.create("wss://other.example.org"));
        assertThat(refusal(broughtToAnother)).isEqualTo(ErrorCode.ID_TOKEN_REFUSED);
        ClientMessage.SignInOidc claimed = new ClientMessage.SignInOidc(broughtToAnother.idToken(), TestProvider.NONCE);
        assertThat(refusal(claimed)).isEqualTo(ErrorCode.ID_TOKEN_REFUSED);
        reopen(true);
        assertThat(signedIn(broughtToAnother).account().user()).isEqualTo("ada.lovelace");
    }

    private User user(String name) {
        signedIn(new ClientMessage.Register(name, "", name, PASSWORD));
        return database.users().named(name).orElseThrow();
    }

    @Test
    void the_admin_links_an_account_and_then_both_ways_lead_to_it() throws Exception {
        reopen(false);
        ServerMessage.ErrorReply unknown = (ServerMessage.ErrorReply) ask(ada());
        assertThat(unknown.code()).isEqualTo(ErrorCode.ACCOUNTS_CLOSED);
        assertThat(unknown.message()).contains("s-ada");
        assertThat(database.users().all()).isEmpty();

        User grace = user("grace");
        AdminDesk admin = new AdminDesk(database);
        Identities.Identity identity = new Identities.Identity(provider.issuer(), "s-ada");
        admin.link("grace", identity);
        ServerMessage.SignedIn linked = signedIn(ada());
        assertThat(linked.account().id()).isEqualTo(grace.id());
        assertThat(signedIn(signIn("grace", PASSWORD)).account().id()).isEqualTo(grace.id());

        admin.unlink("grace");
        assertThat(refusal(ada())).isEqualTo(ErrorCode.ACCOUNTS_CLOSED);
        assertThat(refusal(refresh(linked))).isEqualTo(ErrorCode.SIGNED_OUT);
    }

    @Test
    void a_token_is_good_once_however_it_is_written_and_wherever_it_is_brought() {
        ClientMessage.SignInOidc message = ada();
        signedIn(message);
        assertThat(refusal(message)).isEqualTo(ErrorCode.ID_TOKEN_REFUSED);
        reopen(true);
        assertThat(refusal(message)).as("after a restart").isEqualTo(ErrorCode.ID_TOKEN_REFUSED);
        assertThat(ask(ada())).as("the next token").isInstanceOf(ServerMessage.SignedIn.class);
    }

    /** (r, s) and (r, n − s) are signatures of the same. */
    @Test
    void the_other_way_to_write_a_signature_does_not_make_a_new_token() throws Exception {
        provider.publish(TestProvider.FIRST, TestProvider.CURVE);
        String token = TestProvider.token(TestProvider.CURVE, JWSAlgorithm.ES256, null, claims("s-ada"));
        signedIn(new ClientMessage.SignInOidc(token, TestProvider.DRAWN));
        int dot = token.lastIndexOf('.');
        byte[] signature = new Base64URL(token.substring(dot + 1)).decode();
        BigInteger order = TestProvider.CURVE.toECPublicKey().getParams().getOrder();
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        byte[] other = order.subtract(s).toByteArray();
        for (int i = 0; i < 32; i++) {
            int from = other.length - 32 + i;
            signature[32 + i] = from < 0 ? 0 : other[from];
        }
        String twin = token.substring(0, dot + 1) + Base64URL.encode(signature);
        ServerMessage.ErrorReply refusal =
                (ServerMessage.ErrorReply) ask(new ClientMessage.SignInOidc(twin, TestProvider.DRAWN));
        assertThat(refusal.message()).contains("was used before");
    }

    @Test
    void of_many_that_bring_one_token_at_once_one_gets_in() {
        ClientMessage.SignInOidc message = ada();
        assertThat(askAll(IntStream.range(0, 8).mapToObj(i -> message).toList()))
                .filteredOn(ServerMessage.SignedIn.class::isInstance)
                .hasSize(1);
    }

    @Test
    void who_comes_twice_at_once_for_the_first_time_gets_one_account() {
        assertThat(askAll(IntStream.range(0, 8).mapToObj(i -> ada()).toList()))
                .allSatisfy(answer -> assertThat(answer).isInstanceOf(ServerMessage.SignedIn.class))
                .extracting(
                        answer -> ((ServerMessage.SignedIn) answer).account().id())
                .containsOnly(
                        database.users().named("ada.lovelace").orElseThrow().id());
        assertThat(database.users().all()).hasSize(1);
    }

    private List<ServerMessage> askAll(List<ClientMessage.SignInOidc> messages) {
        List<CompletableFuture<ServerMessage>> replies = new ArrayList<>();
        for (ClientMessage.SignInOidc message : messages) {
            CompletableFuture<ServerMessage> reply = new CompletableFuture<>();
            replies.add(reply);
            accounts.answer(message, new Accounts.Caller(HOME, "s.1"), reply::complete);
        }
        return replies.stream()
                .map(reply -> reply.orTimeout(60, TimeUnit.SECONDS).join())
                .toList();
    }

    @Test
    void a_disabled_account_stays_closed() {
        ServerMessage.SignedIn signedIn = signedIn(ada());
        database.users().disable(signedIn.account().id(), time.epochMillis());
        ServerMessage.ErrorReply refusal = (ServerMessage.ErrorReply) ask(ada());
        assertThat(refusal.message()).contains("disabled");
    }

    @Test
    void an_account_without_a_password_has_none_to_guess_and_that_does_not_show() {
        signedIn(ada());
        ServerMessage nobody = ask(signIn("nobody", PASSWORD));
        int compared = hasher.compared.get();
        assertThat(ask(signIn("ada.lovelace", PASSWORD))).isEqualTo(nobody);
        assertThat(hasher.compared.get() - compared).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "ada            | -               | Ada K        | ada         | Ada K",
                "Ada Lovelace   | -               | -            | ada-lovelace| Ada Lovelace",
                "ada@corp.org   | -               | -            | ada         | ada@corp.org",
                "Zoë_Ünal       | -               | -            | zoe_unal    | Zoë_Ünal",
                "-              | grace@navy.mil  | -            | grace       | grace",
                "-              | -               | Grace Hopper | grace-hopper| Grace Hopper",
                "李             | li@example.org  | 李           | li          | 李",
                "-              | -               | -            | user        | user",
                "../../etc      | -               | -            | etc         | ../../etc",
                "x              | -               | -            | user        | x",
                "abcdefghijklmnopqrstuvwxyz0123456789 | - | - | abcdefghijklmnopqrstuvwx | abcdefghijklmnopqrstuvwxyz0123456789"
            })
    void people_are_called_here_as_there_where_that_is_possible(
            String username, String email, String name, String user, String displayName) {
        ServerMessage.SignedIn signedIn = signedIn(from(claims("s")
                .claim("preferred_username", username)
                .claim("email", email)
                .claim("name", name)));
        assertThat(signedIn.account().user()).isEqualTo(user);
        assertThat(signedIn.account().displayName()).isEqualTo(displayName);
    }

    @Test
    void names_that_are_taken_get_numbers_and_then_anything() {
        List<String> names = IntStream.range(0, 12)
                .mapToObj(i -> signedIn(from(claims("s" + i).claim("preferred_username", "ada")))
                        .account()
                        .user())
                .toList();
        assertThat(names).doesNotHaveDuplicates().startsWith("ada", "ada-2", "ada-3");
        assertThat(names.getLast()).matches("ada-[a-z0-9]{7}");
    }

    @Test
    void what_a_provider_says_of_somebody_may_be_nonsense() {
        ServerMessage.SignedIn signedIn = signedIn(from(claims("s")
                .claim("preferred_username", List.of("a"))
                .claim("email", "not an address")
                .claim("name", "a\nb\u202e" + "x".repeat(9_000))));
        assertThat(signedIn.account().email()).isEmpty();
        assertThat(signedIn.account().user()).isEqualTo("not-an-address");
    }

    @Test
    void whoever_is_asked_how_one_may_come_in_names_the_provider() throws Exception {
        assertThat(accounts.oidc()).isEqualTo(provider.provider());
        assertThat(Access.OPEN.withAccounts(accounts).toString()).doesNotContain("token");
    }

    @Test
    void a_server_without_a_provider_says_so() {
        accounts.close();
        accounts = open(true);
        assertThat(accounts.oidc()).isNull();
        assertThat(refusal(ada())).isEqualTo(ErrorCode.ACCOUNTS_CLOSED);
    }

    @Test
    void one_address_that_brings_bad_tokens_waits_and_one_that_brings_good_ones_does_not() {
        for (int i = 0; i < 30; i++) {
            assertThat(ask(from(claims("s" + i)), ELSEWHERE)).isInstanceOf(ServerMessage.SignedIn.class);
        }
        ClientMessage.SignInOidc bad = new ClientMessage.SignInOidc("a.b.c", TestProvider.DRAWN);
        int tried = 0;
        while (((ServerMessage.ErrorReply) ask(bad, ELSEWHERE)).code() == ErrorCode.ID_TOKEN_REFUSED && tried < 100) {
            tried++;
        }
        assertThat(tried).isEqualTo(20);
        assertThat(ask(ada(), HOME)).isInstanceOf(ServerMessage.SignedIn.class);
    }

    @Test
    void a_provider_that_is_away_costs_nobody_a_try_and_its_slowness_nobody_the_thread() {
        provider.status = 500;
        AtomicReference<Thread> replying = new AtomicReference<>();
        for (int i = 0; i < 30; i++) {
            CompletableFuture<ServerMessage> reply = new CompletableFuture<>();
            accounts.answer(ada(), new Accounts.Caller(ELSEWHERE, "s.1"), answer -> {
                replying.set(Thread.currentThread());
                reply.complete(answer);
            });
            assertThat(reply.orTimeout(60, TimeUnit.SECONDS).join())
                    .isInstanceOfSatisfying(ServerMessage.ErrorReply.class, error -> {
                        assertThat(error.code()).isEqualTo(ErrorCode.ISSUER_UNAVAILABLE);
                        assertThat(error.retryAfterMs()).isPositive();
                    });
        }
        assertThat(replying.get().getName()).startsWith("account-oidc");
    }
}
