package dev.parley.client.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.app.oidc.SystemBrowserSignIn;
import dev.parley.client.app.process.ServerProcess;
import dev.parley.client.core.SignInTrouble;
import dev.parley.client.port.BrowserSignIn;
import dev.parley.client.port.Signaling;
import dev.parley.client.signaling.WebSocketSignaling;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.OidcProvider;
import dev.parley.protocol.ServerMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Signing in to a real server with the id token of a real OpenID provider, at whose pages somebody signs in with a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Needs({Need.CHROMIUM, Need.OPENID_PROVIDER})
class OpenIdProviderTest {
    /** What people type to reach the server; its port is not known before it runs. */
    private static final URI ADDRESS = URI.create("ws://localhost");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
    private Path folder;
    private OpenIdProvider provider;
    private ServerProcess server;
    private Client client;

    @BeforeAll
    void start(@TempDir Path shared) throws IOException {
        folder = shared;
        provider = OpenIdProvider.start(folder);
        server = ServerProcess.start(
                List.of(
                        "env",
                        "ACCOUNTS=admin",
                        "GUESTS=off",
                        "OIDC_ISSUER=" + provider.issuer(),
                        "OIDC_CLIENT_ID=parley",
                        "OIDC_NAME=Example Company",
                        "OIDC_NEW_ACCOUNTS=on",
                        "WEBSOCKET_URL=" + ADDRESS),
                List.of("--port", "0", "--data", folder.resolve("data").toString()));
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
        if (provider != null) {
            provider.close();
        }
        deadlines.shutdownNow();
    }

    @BeforeEach
    void connect() throws InterruptedException {
        client = new Client();
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    /** A connection of the app. */
    private final class Client implements Signaling.Listener, AutoCloseable {
        private final LinkedBlockingQueue<ServerMessage> said = new LinkedBlockingQueue<>();
        private final CompletableFuture<Boolean> opened = new CompletableFuture<>();
        private final Signaling signaling = new WebSocketSignaling(deadlines);

        Client() {
            signaling.open(URI.create(server.url()), this);
            opened.orTimeout(60, TimeUnit.SECONDS).join();
        }

        ServerMessage ask(ClientMessage message) throws InterruptedException {
            signaling.send(message, "1");
            return said.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        @Override
        public void onOpened() {
            opened.complete(true);
        }

        @Override
        public void onClosed(String reason) {
            opened.completeExceptionally(new IOException(reason));
        }

        @Override
        public void onMessage(ServerMessage message, String re) {
            said.add(message);
        }

        @Override
        public void close() {
            signaling.close();
        }
    }

    /** Somebody at the screen. */
    private static final class Person implements BrowserSignIn.Listener {
        final CompletableFuture<ClientMessage.SignInOidc> signedIn = new CompletableFuture<>();
        final CompletableFuture<SignInTrouble> failed = new CompletableFuture<>();

        @Override
        public void onWaiting(URI page, boolean opened) {}

        @Override
        public void onSignedIn(ClientMessage.SignInOidc message) {
            signedIn.complete(message);
        }

        @Override
        public void onFailed(SignInTrouble trouble, String detail) {
            failed.complete(trouble);
            signedIn.completeExceptionally(new AssertionError(trouble + ": " + detail));
        }
    }

    /** What somebody does in the browser. */
    private interface Hands {
        void use(Chromium browser) throws InterruptedException;
    }

    private Person comes(OidcProvider to, Hands hands) {
        Person person = new Person();
        SystemBrowserSignIn signIn = new SystemBrowserSignIn(
                page -> CompletableFuture.supplyAsync(() -> browse(page, hands)), new SecureRandom());
        signIn.begin(ADDRESS, to, person);
        return person;
    }

    private boolean browse(URI page, Hands hands) {
        try (Chromium browser = Chromium.open(Files.createTempDirectory(folder, "profile"), page.toString())) {
            hands.use(browser);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private OidcProvider told() throws InterruptedException {
        ServerMessage.AuthMethods methods = (ServerMessage.AuthMethods) client.ask(new ClientMessage.GetAuthMethods());
        assertThat(methods.guests()).isFalse();
        assertThat(methods.oidc()).isEqualTo(new OidcProvider(provider.issuer(), "parley", "Example Company"));
        return methods.oidc();
    }

    private static ClientMessage.SignInOidc token(Person person) {
        return person.signedIn.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Test
    void who_signs_in_at_the_provider_is_signed_in_here_and_comes_in() throws Exception {
        ClientMessage.SignInOidc token = token(comes(told(), browser -> ProviderPages.signIn("ada", browser)));
        ServerMessage.SignedIn signedIn = (ServerMessage.SignedIn) client.ask(token);
        assertThat(signedIn.account().user()).isEqualTo("ada");
        assertThat(signedIn.account().displayName()).isEqualTo("Dr ada");
        assertThat(signedIn.account().email()).isEqualTo("ada@example.org");
        Credentials access = new Credentials.Token(signedIn.accessToken());
        assertThat(client.ask(new ClientMessage.Hello(1, "test/1", List.of(), access)))
                .isInstanceOf(ServerMessage.Welcome.class);
        assertRefused(token);

        ClientMessage.SignInOidc next = token(comes(told(), browser -> ProviderPages.signIn("ada", browser)));
        assertThat(((ServerMessage.SignedIn) client.ask(next)).account().id())
                .isEqualTo(signedIn.account().id());
    }

    @Test
    void a_real_token_with_another_nonce_is_refused_and_still_good_with_its_own() throws Exception {
        ClientMessage.SignInOidc token = token(comes(told(), browser -> ProviderPages.signIn("grace", browser)));
        assertRefused(new ClientMessage.SignInOidc(token.idToken(), "a nonce of somebody else"));
        assertThat(client.ask(token)).isInstanceOf(ServerMessage.SignedIn.class);
    }

    private void assertRefused(ClientMessage.SignInOidc message) throws InterruptedException {
        assertThat(client.ask(message))
                .isInstanceOfSatisfying(
                        ServerMessage.ErrorReply.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.ID_TOKEN_REFUSED));
    }

    @Test
    void who_changes_their_mind_at_the_provider_is_not_signed_in() throws Exception {
        Person person = comes(told(), ProviderPages::changeOnesMind);
        assertThat(person.failed
                        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .join())
                .isEqualTo(SignInTrouble.REFUSED);
    }
}
