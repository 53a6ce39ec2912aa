package dev.parley.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.parley.protocol.ErrorCode;
import dev.parley.server.session.FakeTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which id tokens are good, with keys that are fetched over HTTP. */
class IdTokensTest {
    /** Longer than any test: within it the provider is asked twice at most. */
    private static final long ASKING_MILLIS = 200_000;

    private final FakeTime time = new FakeTime();
    private TestProvider provider;
    private IdTokens tokens;

    @BeforeEach
    void open() throws IOException {
        provider = new TestProvider();
        tokens = tokens(ASKING_MILLIS);
    }

    private IdTokens tokens(long askingMillis) {
        return new IdTokens(
                provider.provider(), new ProviderKeys(provider.issuer(), Duration.ofSeconds(30)), askingMillis);
    }

    @AfterEach
    void close() {
        tokens.close();
        provider.close();
    }

    private IdTokens.Good judge(String token) throws AccountException {
        return tokens.judge(token, TestProvider.NONCE, time.epochMillis(), "s.1");
    }

    private void accepted(String token) {
        assertThatCode(() -> judge(token)).doesNotThrowAnyException();
    }

    private AccountException refusal(String token) {
        return catchThrowableOfType(AccountException.class, () -> judge(token));
    }

    private void refused(String token, String because) {
        AccountException refusal = refusal(token);
        assertThat(refusal).as("is refused: " + because).isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.ID_TOKEN_REFUSED);
        assertThat(refusal).hasMessageContaining(because).hasMessageEndingWith("Sign in again.");
    }

    private JWTClaimsSet.Builder claims() {
        return provider.claims("248289761001", time);
    }

    @Test
    void a_token_of_the_provider_for_this_program_is_good() throws Exception {
        IdTokens.Good good = judge(provider.token(claims().claim("name", "Ada")));
        assertThat(good.claims().subject()).isEqualTo("248289761001");
        assertThat(good.claims().text("name")).contains("Ada");
        assertThat(good.toString() + good.claims()).doesNotContain("Ada", "248289761001");
    }

    @Test
    void all_signatures_with_public_keys_are_good() {
        provider.publish(TestProvider.FIRST, TestProvider.CURVE);
        for (JWSAlgorithm algorithm :
                List.of(JWSAlgorithm.RS256, JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.PS384)) {
            accepted(TestProvider.token(TestProvider.FIRST, algorithm, JOSEObjectType.JWT, claims()));
        }
        accepted(TestProvider.token(TestProvider.CURVE, JWSAlgorithm.ES256, null, claims()));
    }

    static Stream<Arguments> wrongClaims() {
        long now = new FakeTime().epochMillis() / 1_000;
        return Stream.of(
                wrong("of another issuer", c -> c.issuer("https://evil.example")),
                wrong("of another issuer", c -> c.issuer(null)),
                wrong("for another program", c -> c.audience("other")),
                wrong("for another program", c -> c.audience((String) null)),
                wrong("for another program", c -> c.audience(List.of("other", "another"))),
                wrong("for another program", c -> c.audience(List.of(TestProvider.CLIENT, "other"))),
                wrong("for another program", c -> c.claim("azp", "other")),
                wrong(
                        "for another program",
                        c -> c.audience(List.of(TestProvider.CLIENT, "other")).claim("azp", "other")),
                wrong(
                        "of another sign-in, or for a server with another address",
                        c -> c.claim("nonce", "nonce-of-another-sign-in")),
                wrong("of another sign-in, or for a server with another address", c -> c.claim("nonce", null)),
                wrong("of another sign-in, or for a server with another address", c -> c.claim("nonce", 7)),
                wrong("has run out", c -> c.claim("exp", now - 61)),
                wrong("has run out", c -> c.claim("iat", now - 6 * 60 - 1)),
                wrong("from the future", c -> c.claim("iat", now + 62)),
                wrong("from the future", c -> c.claim("nbf", now + 62)),
                wrong("does not say who", c -> c.claim("exp", null)),
                wrong("does not say who", c -> c.claim("iat", null)),
                wrong("does not say who", c -> c.subject(null)),
                wrong("does not say who", c -> c.subject("")),
                wrong("does not say who", c -> c.subject("a\nb")),
                wrong("does not say who", c -> c.subject("x".repeat(256))));
    }

    private static Arguments wrong(String because, UnaryOperator<JWTClaimsSet.Builder> change) {
        return Arguments.of(because, change);
    }

    @ParameterizedTest
    @MethodSource("wrongClaims")
    void what_a_token_says_has_to_be_right(String because, UnaryOperator<JWTClaimsSet.Builder> change) {
        refused(provider.token(change.apply(claims())), because);
    }

    @Test
    void clocks_may_differ_by_a_minute_and_several_audiences_need_the_one_that_asked() {
        long now = time.epochMillis() / 1_000;
        accepted(provider.token(claims().claim("exp", now - 59)));
        accepted(provider.token(claims().claim("iat", now + 59)));
        accepted(provider.token(
                claims().audience(List.of("other", TestProvider.CLIENT)).claim("azp", TestProvider.CLIENT)));
    }

    @Test
    void a_token_is_good_for_five_minutes_however_long_it_claims_to_be() throws Exception {
        String token = provider.token(claims().claim("exp", 9_999_999_999L));
        assertThat(judge(token).expiresMillis()).isEqualTo(time.epochMillis() / 1_000 * 1_000 + 360_000);
        time.pass(361_000);
        refused(token, "has run out");
    }

    @Test
    void a_token_without_a_signature_is_none() {
        refused(new PlainJWT(claims().build()).serialize(), "no signed id token");
        String[] parts = provider.token(claims()).split("\\.", -1);
        String none = Base64URL.encode("{\"alg\":\"none\"}") + "." + parts[1] + ".";
        refused(none, "no signed id token");
        refused(none + parts[2], "no signed id token");
        refused(parts[0] + "." + parts[1] + ".", "no signed id token");
        refused("", "no signed id token");
        refused("a.b.c", "no signed id token");
        refused("x".repeat(16_000), "no signed id token");
    }

    /** The attack that gives RFC 8725 §2.1 its place: a public key taken for a shared secret. */
    @Test
    void the_public_key_is_no_secret_to_sign_with() throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(TestProvider.FIRST.getKeyID())
                .build();
        SignedJWT forged = new SignedJWT(header, claims().build());
        forged.sign(new MACSigner(TestProvider.FIRST.toRSAPublicKey().getEncoded()));
        refused(forged.serialize(), "has to be signed with");
        assertThat(provider.asked).as("the provider was not even asked").hasValue(0);
    }

    @Test
    void a_key_of_somebody_else_is_refused_whatever_it_is_called() {
        RSAKey namesake = TestProvider.rsa(TestProvider.FIRST.getKeyID());
        refused(TestProvider.token(namesake, JWSAlgorithm.RS256, null, claims()), "not signed by Example");
        refused(TestProvider.token(TestProvider.SECOND, JWSAlgorithm.RS256, null, claims()), "not signed by Example");
        String good = provider.token(claims());
        String changed = good.substring(0, good.length() - 4) + (good.endsWith("AAAA") ? "BBBB" : "AAAA");
        refused(changed, "not signed by Example");
    }

    @Test
    void other_tokens_of_the_provider_are_no_id_tokens() {
        for (String type : List.of("at+jwt", "logout+jwt")) {
            refused(
                    TestProvider.token(TestProvider.FIRST, JWSAlgorithm.RS256, new JOSEObjectType(type), claims()),
                    "not signed by Example");
        }
    }

    @Test
    void keys_are_fetched_once_and_a_new_one_is_good_at_once() {
        accepted(provider.token(claims()));
        accepted(provider.token(claims()));
        assertThat(provider.asked).hasValue(1);
        provider.publish(TestProvider.SECOND);
        accepted(TestProvider.token(TestProvider.SECOND, JWSAlgorithm.RS256, null, claims()));
        assertThat(provider.asked).hasValue(2);
    }

    @Test
    void a_key_that_was_taken_back_is_good_no_longer() {
        accepted(provider.token(claims()));
        provider.publish(TestProvider.SECOND);
        accepted(TestProvider.token(TestProvider.SECOND, JWSAlgorithm.RS256, null, claims()));
        AccountException refusal = refusal(provider.token(claims()));
        assertThat(refusal).as("the first key is not there any more").isNotNull();
    }

    @Test
    void keys_that_do_not_exist_make_the_server_ask_twice_at_most() {
        accepted(provider.token(claims()));
        for (int i = 0; i < 50; i++) {
            RSAKey unknown =
                    new RSAKey.Builder(TestProvider.SECOND).keyID("unknown" + i).build();
            assertThat(refusal(TestProvider.token(unknown, JWSAlgorithm.RS256, null, claims()))
                            .code())
                    .isEqualTo(i == 0 ? ErrorCode.ID_TOKEN_REFUSED : ErrorCode.RATE_LIMITED);
        }
        assertThat(provider.asked).hasValue(2);
        accepted(provider.token(claims()));
    }

    @Test
    void a_provider_that_is_away_is_said_and_tried_again() {
        provider.status = 503;
        AccountException away = refusal(provider.token(claims()));
        assertThat(away.code()).isEqualTo(ErrorCode.ISSUER_UNAVAILABLE);
        assertThat(away.retryAfterMillis()).isPositive();
        assertThat(away).hasMessageContaining("Example").hasMessageNotContaining("503");
        provider.status = 200;
        accepted(provider.token(claims()));
    }

    static Stream<Arguments> wrongProviders() {
        return Stream.of(
                Arguments.of("{\"issuer\":\"https://evil.example\",\"jwks_uri\":\"ISSUER/keys\"}", "KEYS"),
                Arguments.of("{\"issuer\":\"ISSUER/\",\"jwks_uri\":\"ISSUER/keys\"}", "KEYS"),
                Arguments.of("{\"issuer\":\"ISSUER\"}", "KEYS"),
                Arguments.of("{\"issuer\":\"ISSUER\",\"jwks_uri\":\"http://keys.example/keys\"}", "KEYS"),
                Arguments.of("{\"issuer\":\"ISSUER\",\"jwks_uri\":\"file:///etc/passwd\"}", "KEYS"),
                Arguments.of("{\"issuer\":\"ISSUER\",\"jwks_uri\":7}", "KEYS"),
                Arguments.of("[]", "KEYS"),
                Arguments.of("<html>", "KEYS"),
                Arguments.of("CONFIGURATION", "{\"keys\":[]}"),
                Arguments.of("CONFIGURATION", "{\"keys\":7}"),
                Arguments.of("CONFIGURATION", "x".repeat(300_000)));
    }

    @ParameterizedTest
    @MethodSource("wrongProviders")
    void what_a_provider_says_has_to_be_right(String configuration, String keys) {
        provider.configuration =
                configuration.replace("CONFIGURATION", provider.configuration).replace("ISSUER", provider.issuer());
        provider.keys = keys.replace("KEYS", provider.keys);
        assertThat(refusal(provider.token(claims())).code()).isEqualTo(ErrorCode.ISSUER_UNAVAILABLE);
        assertThat(IdTokens.problem(provider.provider()).orElseThrow())
                .startsWith("Nobody can come from the OpenID provider now. ")
                .endsWith(".");
    }

    @Test
    void a_provider_that_answers_has_no_problem() {
        assertThat(IdTokens.problem(provider.provider())).isEmpty();
    }

    /** It takes the connection and then says nothing. */
    @Test
    void a_provider_that_never_answers_is_given_up() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ProviderKeys keys =
                        new ProviderKeys("http://127.0.0.1:" + silent.getLocalPort(), Duration.ofMillis(50))) {
            assertThat(catchThrowableOfType(Exception.class, keys::fetch))
                    .hasMessageContaining("does not answer (TimeoutException)");
        }
    }
}
