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
import dev.parley.client.media.MediaSettings;
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
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/**
 * The whole app at a server whose people sign in at an OpenID provider. Both are processes of their own, and the page is used in a real
 * browser; only that it is the desktop which starts that browser is left out.
 */
@Needs({Need.MEDIA_LIBRARY, Need.CHROMIUM, Need.OPENID_PROVIDER})
class OpenIdInAppTest {
    private static final long PATIENCE_SECONDS = 60;
    private static final String PROVIDER = "Continue with Example Company";
    private static final String WAITING =
            "Go on in your browser: Parley waits until you have signed in at Example Company.";

    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private final Shown shown = new Shown(robot);
    private final Desktop services = new Desktop();

    /** The pages that the app has wanted to be shown. */
    private final BlockingQueue<URI> pages = new LinkedBlockingQueue<>();

    private OpenIdProvider provider;
    private ServerProcess server;
    private Stage stage;
    private AppWindow window;

    @BeforeEach
    void start() throws Exception {
        FxToolkit.registerPrimaryStage();
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
        open();
    }

    /** Id tokens are good for the server's address alone, which has to be known before the server runs. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void open() {
        MediaSettings media =
                new MediaSettings(MediaSettings.Camera.PATTERN, 640, 360, 15, MediaSettings.Microphone.TONE, "Ada");
        Client client = Client.open(media, PictureObserver.NONE, user(), new SettingsFile(user()), this::show);
        robot.interact(() -> {
            stage = new Stage();
            window = new AppWindow(stage, client, services);
        });
    }

    /** There is a browser. */
    private CompletionStage<Boolean> show(URI page) {
        pages.add(page);
        return new CompletableFuture<>();
    }

    private Path user() {
        return folder.resolve("user");
    }

    @AfterEach
    void end() throws TimeoutException {
        if (window != null) {
            close();
        }
        FxToolkit.cleanupInput(robot);
        if (server != null) {
            server.close();
        }
        if (provider != null) {
            provider.close();
        }
    }

    private void close() {
        robot.interact(() -> {
            window.close();
            stage.close();
        });
    }

    @Test
    void somebody_signs_in_in_the_browser_stays_signed_in_and_signs_out() throws Exception {
        goToServer();
        assertThat(shown.has("Make an account")).isFalse();
        assertThat(shown.has("Continue as a guest")).isFalse();
        robot.clickOn(PROVIDER);
        shown.await(WAITING);
        inBrowser(browser -> ProviderPages.signIn("ada", browser));
        shown.await("Account ada");
        assertThat(shown.has("Dr ada")).as("the name that the provider knows").isTrue();
        assertThat(signIns()).hasSize(1);

        close();
        open();
        shown.await("Account ada");
        assertThat(shown.has("Dr ada")).isTrue();
        assertThat(pages).as("no browser was needed").isEmpty();

        robot.clickOn("Sign out");
        shown.await(PROVIDER);
        assertThat(signIns()).isEmpty();

        close();
        open();
        shown.await("Continue");
        robot.clickOn("#continue");
        shown.await(PROVIDER);
        assertThat(pages).isEmpty();
    }

    @Test
    void who_cancels_or_changes_their_mind_is_asked_again_and_may_sign_in_then() throws Exception {
        goToServer();
        robot.clickOn(PROVIDER);
        shown.await(WAITING);
        URI given = page();
        robot.clickOn("Cancel");
        shown.await(PROVIDER);
        assertThat(shown.has(WAITING)).isFalse();

        robot.clickOn(PROVIDER);
        shown.await(WAITING);
        inBrowser(ProviderPages::changeOnesMind);
        shown.await("Example Company did not sign you in. Try again, or ask there why.");
        assertThat(signIns()).isEmpty();

        robot.clickOn(PROVIDER);
        shown.await(WAITING);
        URI next = page();
        assertThat(next).isNotEqualTo(given);
        pages.add(next);
        inBrowser(browser -> ProviderPages.signIn("grace", browser));
        shown.await("Account grace");
    }

    private void goToServer() {
        robot.clickOn("#name").write("Ada");
        robot.clickOn("Use another server").write(server.url()).type(KeyCode.ENTER);
        shown.await(PROVIDER);
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
        URI page = pages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(page).as("the app has opened a page").isNotNull();
        return page;
    }

    private List<Path> signIns() throws IOException {
        Path kept = user().resolve("sign-ins");
        if (!Files.isDirectory(kept)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(kept)) {
            return files.filter(path -> path.toString().endsWith(".sign-in")).toList();
        }
    }
}
