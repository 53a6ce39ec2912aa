package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.app.Client;
import dev.parley.client.app.SettingsFile;
import dev.parley.client.app.process.ServerProcess;
import dev.parley.client.foreign.Chromium;
import dev.parley.client.foreign.OpenIdProvider;
import dev.parley.client.foreign.ProviderPages;
import dev.parley.client.media.PictureObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The whole app at a server whose people sign in at an OpenID provider. Both are processes of their own, and the page is used in a real
 * browser; only that it is the desktop which starts that browser is left out.
 */
@Needs({Need.MEDIA_LIBRARY, Need.CHROMIUM, Need.OPENID_PROVIDER})
class OpenIdInAppTest extends WholeAppTest {
    private static final String PROVIDER = "Continue with Example Company";
    private static final String WAITING =
            "Go on in your browser: Parley waits until you have signed in at Example Company.";

    /** The pages that the app has wanted to be shown. */
    private final BlockingQueue<URI> pages = new LinkedBlockingQueue<>();

    @AutoClose
    private OpenIdProvider provider;

    @AutoClose
    private ServerProcess server;

    @BeforeEach
    void start() throws IOException {
        provider = OpenIdProvider.start(folder);
        int port = freePort();
        server = ServerProcess.start(
                List.of(
                        "env",
                        "ACCOUNTS=admin",
                        "GUESTS=off",
                        "OIDC_ISSUER=" + provider.issuer(),
                        "OIDC_CLIENT_ID=parley",
                        "OIDC_NAME=Example Company",
                        "OIDC_NEW_ACCOUNTS=on",
                        "WEBSOCKET_URL=ws://127.0.0.1:" + port),
                List.of(
                        "--port",
                        Integer.toString(port),
                        "--data",
                        folder.resolve("server").toString()));
    }

    /** Id tokens are good for the server's address alone, which has to be known before the server runs. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    AppWindow make(Stage on) {
        Client client = Client.open(MEDIA, PictureObserver.NONE, user(), new SettingsFile(user()), this::show);
        return new AppWindow(on, client, desktop);
    }

    /** There is a browser. */
    private CompletionStage<Boolean> show(URI page) {
        pages.add(page);
        return new CompletableFuture<>();
    }

    @Test
    void somebody_signs_in_in_the_browser_stays_signed_in_and_signs_out() throws Exception {
        goToServer();
        assertThat(isShown("Make an account")).isFalse();
        assertThat(isShown("Continue as a guest")).isFalse();
        clickOn(PROVIDER);
        awaitShown(WAITING);
        inBrowser(browser -> ProviderPages.signIn("ada", browser));
        awaitShown("Account ada");
        assertThat(isShown("Dr ada")).as("the name that the provider knows").isTrue();
        assertThat(signIns()).hasSize(1);

        close();
        open();
        awaitShown("Account ada");
        assertThat(isShown("Dr ada")).isTrue();
        assertThat(pages).as("no browser was needed").isEmpty();

        clickOn("Sign out");
        awaitShown(PROVIDER);
        assertThat(signIns()).isEmpty();

        close();
        open();
        awaitShown("Continue");
        clickOn("#continue");
        awaitShown(PROVIDER);
        assertThat(pages).isEmpty();
    }

    @Test
    void who_cancels_or_changes_their_mind_is_asked_again_and_may_sign_in_then() throws Exception {
        goToServer();
        clickOn(PROVIDER);
        awaitShown(WAITING);
        URI given = page();
        clickOn("Cancel");
        awaitShown(PROVIDER);
        assertThat(isShown(WAITING)).isFalse();

        clickOn(PROVIDER);
        awaitShown(WAITING);
        inBrowser(ProviderPages::changeOnesMind);
        awaitShown("Example Company did not sign you in. Try again, or ask there why.");
        assertThat(signIns()).isEmpty();

        clickOn(PROVIDER);
        awaitShown(WAITING);
        URI next = page();
        assertThat(next).isNotEqualTo(given);
        pages.add(next);
        inBrowser(browser -> ProviderPages.signIn("grace", browser));
        awaitShown("Account grace");
    }

    private void goToServer() {
        clickOn("#name").write("Ada");
        clickOn("Use another server").write(server.url()).type(KeyCode.ENTER);
        awaitShown(PROVIDER);
    }

    /** What somebody does in the browser. */
    private interface Hands {
        void use(Chromium browser);
    }

    private void inBrowser(Hands hands) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory(folder, "profile");
        try (Chromium browser = Chromium.open(profile, page().toString())) {
            hands.use(browser);
        }
    }

    private URI page() throws InterruptedException {
        URI page = pages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(page).as("the app has opened a page").isNotNull();
        return page;
    }
}
