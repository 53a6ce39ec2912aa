package dev.parley.client.app.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.core.SignInTrouble;
import dev.parley.client.port.BrowserSignIn;
import dev.parley.client.text.Language;
import dev.parley.client.text.Texts;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.OidcProvider;
import dev.parley.protocol.SignInNonce;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A sign-in at a provider that does what it is told, with a browser that comes back at once. */
class SystemBrowserSignInTest {
    private static final URI SERVER = URI.create("ws://127.0.0.1:8443");
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Heard heard = new Heard();
    private FakeProvider provider;
    private BrowserSignIn signIn;

    @BeforeEach
    void open() throws IOException {
        provider = new FakeProvider();
        signIn = new SystemBrowserSignIn(provider, new SecureRandom(), LONG, LONG);
    }

    @AfterEach
    void close() {
        Texts.speak(Language.ENGLISH);
        signIn.close();
        provider.close();
    }

    /** What a screen hears. */
    private static final class Heard implements BrowserSignIn.Listener {
        final LinkedBlockingQueue<URI> pages = new LinkedBlockingQueue<>();
        final LinkedBlockingQueue<Boolean> opened = new LinkedBlockingQueue<>();
        final CompletableFuture<ClientMessage.SignInOidc> signedIn = new CompletableFuture<>();
        final CompletableFuture<SignInTrouble> failed = new CompletableFuture<>();
        final List<String> details = new ArrayList<>();

        @Override
        public void onWaiting(URI page, boolean is) {
            pages.add(page);
            opened.add(is);
        }

        @Override
        public void onSignedIn(ClientMessage.SignInOidc message) {
            signedIn.complete(message);
            failed.cancel(false);
        }

        @Override
        public void onFailed(SignInTrouble trouble, String detail) {
            details.add(detail);
            signedIn.completeExceptionally(new AssertionError(trouble + ": " + detail));
            failed.complete(trouble);
        }
    }

    private ClientMessage.SignInOidc signedIn() {
        signIn.begin(SERVER, provider.provider(), heard);
        return heard.signedIn.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private SignInTrouble failure() {
        signIn.begin(SERVER, provider.provider(), heard);
        return heard.failed.orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Test
    void the_provider_is_asked_as_the_specifications_say_and_its_token_is_handed_on() {
        ClientMessage.SignInOidc message = signedIn();
        assertThat(provider.pages).hasSize(1);
        Map<String, String> page = provider.pages.element();
        assertThat(page)
                .containsEntry("tenant", "1")
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "parley")
                .containsEntry("scope", "openid profile email")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("nonce", SignInNonce.of(message.nonce(), SERVER));
        assertThat(page.get("redirect_uri")).matches("http://127\\.0\\.0\\.1:\\d+/callback");
        assertThat(List.of(page.get("state"), page.get("nonce"), page.get("code_challenge")))
                .allMatch(drawn -> drawn.matches("[A-Za-z0-9_-]{43}"))
                .doesNotHaveDuplicates();
        assertThat(message.idToken()).startsWith("e30.");
        assertThat(heard.pages).hasSize(1);
        assertThat(heard.opened).containsExactly(true);
    }

    @Test
    void a_server_elsewhere_cannot_name_a_provider_on_this_computer() {
        signIn.begin(URI.create("wss://meet.example.org"), provider.provider(), heard);
        assertThat(heard.failed.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo(SignInTrouble.PROVIDER_WRONG);
        assertThat(provider.asked).hasValue(0);
    }

    @Test
    void nothing_is_drawn_twice_and_nothing_secret_is_shown() {
        Drawn one = Drawn.from(new SecureRandom());
        Drawn other = Drawn.from(new SecureRandom());
        assertThat(Stream.of(one, other).flatMap(d -> Stream.of(d.state(), d.nonce(), d.verifier())))
                .doesNotHaveDuplicates();
        assertThat(one.toString()).doesNotContain(one.state(), one.nonce(), one.verifier());
        assertThat(signedIn().toString()).doesNotContain("e30");
    }

    /** RFC 7636, appendix B. */
    @Test
    void the_challenge_is_that_of_the_specification() {
        assertThat(new Drawn("s", "n", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").challenge())
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_browser_shows_that_it_is_done_and_gives_nothing_away(Language language) {
        Texts.speak(language);
        signedIn();
        Awaitility.await().until(() -> !provider.shown.isEmpty());
        HttpResponse<String> page = provider.shown.element();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html lang=\"" + language.tag() + "\"", Texts.of("app.oidc.done.text"))
                .doesNotContain("code that", "http", "<script", "app.oidc");
        assertThat(page.headers().map())
                .containsEntry("cache-control", List.of("no-store"))
                .containsEntry("referrer-policy", List.of("no-referrer"))
                .hasEntrySatisfying(
                        "content-security-policy",
                        policy -> assertThat(policy.getFirst()).startsWith("default-src 'none';"));
    }

    @Test
    void the_port_is_closed_afterwards() {
        signedIn();
        URI address = URI.create(provider.pages.element().get("redirect_uri"));
        assertThatThrownBy(() -> provider.visit(address).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ConnectException.class);
    }

    /** Any page in any browser of this computer can send it somewhere. */
    @Test
    void whoever_does_not_know_the_state_is_turned_away_and_changes_nothing() {
        List<HttpResponse<String>> strangers = new ArrayList<>();
        provider.answer = (page, good) -> {
            for (Map<String, String> wrong : List.of(
                    Map.of("code", "evil"),
                    Map.of("code", "evil", "state", ""),
                    Map.of("code", "evil", "state", "guess"),
                    Map.of("error", "access_denied"))) {
                strangers.add(provider.visit(URI.create(page.get("redirect_uri") + "?" + Query.encode(wrong)))
                        .join());
            }
            String twice = "?state=guess&code=evil&" + Query.encode(good);
            strangers.add(
                    provider.visit(URI.create(page.get("redirect_uri") + twice)).join());
            strangers.add(provider.visit(URI.create(page.get("redirect_uri") + "/other?" + Query.encode(good)))
                    .join());
            return good;
        };
        assertThat(signedIn().idToken()).isNotEmpty();
        assertThat(strangers).hasSize(6).allMatch(answer -> answer.statusCode() >= 400);
        assertThat(strangers).allMatch(answer -> answer.body().contains(Texts.of("app.oidc.stranger.text")));
    }

    @Test
    void who_is_refused_at_the_provider_is_told_so_here_and_there() {
        provider.answer = (page, good) -> Map.of("state", good.get("state"), "error", "access_denied");
        assertThat(failure()).isEqualTo(SignInTrouble.REFUSED);
        assertThat(heard.details).containsExactly("The provider said access_denied");
        Awaitility.await().until(() -> !provider.shown.isEmpty());
        assertThat(provider.shown.element().body()).contains(Texts.of("app.oidc.refused.text"));
    }

    @Test
    void what_a_provider_says_in_its_own_words_stays_out_of_the_log() {
        provider.answer = (page, good) -> Map.of("state", good.get("state"), "error", "a\nb");
        assertThat(failure()).isEqualTo(SignInTrouble.REFUSED);
        assertThat(heard.details).containsExactly("The provider said no, in its own words");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                change(p -> p.configuration.addProperty("issuer", "https://evil.example")),
                change(p -> p.configuration.addProperty("issuer", p.issuer() + "/")),
                change(p -> p.configuration.remove("authorization_endpoint")),
                change(p -> p.configuration.addProperty("authorization_endpoint", "file:///usr/bin/calc")),
                change(p -> p.configuration.addProperty("authorization_endpoint", "javascript:alert(1)")),
                change(p -> p.configuration.addProperty("authorization_endpoint", "http://login.example.org/")),
                change(p -> p.configuration.addProperty("token_endpoint", "https://a@b:c")),
                change(p -> p.configuration.addProperty("token_endpoint", "http://login.example.org/token")),
                change(p -> p.configuration
                        .getAsJsonArray("code_challenge_methods_supported")
                        .remove(0)),
                change(p -> p.configuration.addProperty("authorization_response_iss_parameter_supported", true)),
                change(p -> p.answer = (page, good) -> with(good, "iss", "https://evil.example")),
                change(p -> p.answer = (page, good) -> with(good, "code", "")),
                change(p -> p.answer = (page, good) -> with(good, "code", "of somebody else")),
                change(p -> p.claims.addProperty("nonce", "of another sign-in")),
                change(p -> p.claims.addProperty("iss", "https://evil.example")),
                change(p -> p.claims.addProperty("aud", "other")));
    }

    private static Arguments change(Consumer<FakeProvider> change) {
        return Arguments.of(change);
    }

    private static Map<String, String> with(Map<String, String> good, String name, String value) {
        Map<String, String> changed = new HashMap<>(good);
        changed.put(name, value);
        return changed;
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void a_provider_that_does_not_keep_to_the_rules_is_not_trusted(Consumer<FakeProvider> change) {
        change.accept(provider);
        assertThat(failure()).isEqualTo(SignInTrouble.PROVIDER_WRONG);
        assertThat(heard.signedIn).isCompletedExceptionally();
    }

    @Test
    void a_provider_that_says_who_it_is_is_believed_if_that_is_right() {
        provider.configuration.addProperty("authorization_response_iss_parameter_supported", true);
        provider.answer = (page, good) -> with(good, "iss", provider.issuer());
        assertThat(signedIn().idToken()).isNotEmpty();
    }

    /** Otherwise a server could make the app ask what runs on this computer. */
    @Test
    void a_provider_elsewhere_cannot_point_to_this_computer() {
        provider.configuration.addProperty("issuer", "https://login.example.org");
        assertThatThrownBy(() -> Metadata.of("https://login.example.org", provider.configuration))
                .isInstanceOf(SignInException.class)
                .hasMessageContaining("authorization_endpoint is not safe to use");
    }

    @Test
    void a_provider_that_is_away_is_said() throws Exception {
        provider.tokenStatus = 502;
        assertThat(failure()).isEqualTo(SignInTrouble.PROVIDER_UNREACHABLE);
        Heard next = new Heard();
        int nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = closed.getLocalPort();
        }
        signIn.begin(SERVER, new OidcProvider("http://127.0.0.1:" + nobody, "parley", "Example"), next);
        assertThat(next.failed.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo(SignInTrouble.PROVIDER_UNREACHABLE);
        assertThat(next.pages).as("nothing was opened").isEmpty();
    }

    @Test
    void a_provider_that_never_answers_is_given_up() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                BrowserSignIn hasty =
                        new SystemBrowserSignIn(provider, new SecureRandom(), LONG, Duration.ofMillis(50))) {
            hasty.begin(
                    SERVER, new OidcProvider("http://127.0.0.1:" + silent.getLocalPort(), "parley", "Example"), heard);
            assertThat(heard.failed.orTimeout(60, TimeUnit.SECONDS).join())
                    .isEqualTo(SignInTrouble.PROVIDER_UNREACHABLE);
        }
    }

    @Test
    void whoever_does_not_come_back_in_time_has_to_begin_again() {
        provider.answer = (page, good) -> Map.of();
        try (BrowserSignIn hasty = new SystemBrowserSignIn(provider, new SecureRandom(), Duration.ofMillis(50), LONG)) {
            hasty.begin(SERVER, provider.provider(), heard);
            assertThat(heard.failed.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo(SignInTrouble.TIMED_OUT);
        }
    }

    @Test
    void without_a_browser_the_address_can_be_opened_by_hand() throws Exception {
        provider.opens = false;
        provider.answer = (page, good) -> Map.of();
        signIn.begin(SERVER, provider.provider(), heard);
        assertThat(heard.opened.poll(60, TimeUnit.SECONDS)).isTrue();
        assertThat(heard.opened.poll(60, TimeUnit.SECONDS)).isFalse();
        provider.answer = (page, good) -> good;
        provider.open(heard.pages.element());
        assertThat(heard.signedIn.orTimeout(60, TimeUnit.SECONDS).join().idToken())
                .isNotEmpty();
    }

    @Test
    void a_cancelled_sign_in_is_not_heard_of_and_its_port_closes() throws Exception {
        provider.answer = (page, good) -> Map.of();
        signIn.begin(SERVER, provider.provider(), heard);
        URI page = heard.pages.poll(60, TimeUnit.SECONDS);
        signIn.cancel();
        Map<String, String> asked = Query.decode(page.getRawQuery());
        URI back = URI.create(asked.get("redirect_uri") + "?"
                + Query.encode(Map.of("state", asked.get("state"), "code", FakeProvider.CODE)));
        Awaitility.await()
                .until(() -> provider.visit(back)
                        .handle((seen, gone) -> gone != null)
                        .join());
        assertThat(heard.signedIn).isNotDone();
        assertThat(heard.failed).isNotDone();
    }

    @Test
    void the_next_sign_in_takes_the_place_of_the_one_before() throws Exception {
        provider.answer = (page, good) -> Map.of();
        signIn.begin(SERVER, provider.provider(), heard);
        heard.pages.poll(60, TimeUnit.SECONDS);
        provider.answer = (page, good) -> good;
        Heard next = new Heard();
        signIn.begin(SERVER, provider.provider(), next);
        assertThat(next.signedIn.orTimeout(60, TimeUnit.SECONDS).join().idToken())
                .isNotEmpty();
        assertThat(heard.signedIn).isNotDone();
        assertThat(heard.failed).isNotDone();
    }
}
