package dev.parley.client.app.window;

import dev.parley.client.app.Client;
import dev.parley.client.ui.common.UiPreferences;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The app's window on a participant that acts by itself: it shows what a person would see who did the same, and so decides how
 * large the others are told that they are shown. Needs a display, see {@link WindowLauncher}. Once in a process.
 */
public final class WindowBeside implements AutoCloseable {
    private static final long OPEN_SECONDS = 30;
    private static final long CLOSE_SECONDS = 10;

    private final Client client;
    private @Nullable AppWindow window;

    private WindowBeside(Client client) {
        this.client = client;
    }

    /**
     * Opens the window, and waits until it is there. Not on the FX thread.
     *
     * @param width of the window's content, pixels
     * @param height likewise
     * @param onHidden called on the FX thread when it is closed by hand; must not block
     * @throws IllegalStateException if the desktop does not open it in time
     */
    public static WindowBeside open(Client client, int width, int height, Runnable onHidden) {
        WindowBeside beside = new WindowBeside(client);
        CountDownLatch opened = new CountDownLatch(1);
        Platform.startup(() -> {
            Platform.setImplicitExit(false);
            beside.show(width, height, onHidden);
            opened.countDown();
        });
        await(opened, OPEN_SECONDS, "The window did not open. Try without --window.");
        return beside;
    }

    private void show(int width, int height, Runnable onHidden) {
        Stage stage = new Stage();
        window = new AppWindow(stage, client, new DesktopServices(UiPreferences.DEFAULT, preferences -> {}));
        stage.setOnHidden(event -> onHidden.run());
        stage.setWidth(width + stage.getWidth() - stage.getScene().getWidth());
        stage.setHeight(height + stage.getHeight() - stage.getScene().getHeight());
    }

    private static void await(CountDownLatch latch, long seconds, String otherwise) {
        try {
            if (!latch.await(seconds, TimeUnit.SECONDS)) {
                throw new IllegalStateException(otherwise);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the window and the client, and ends JavaFX. Takes some seconds at most. Not on the FX thread. */
    @Override
    public void close() {
        client.close();
        CountDownLatch closed = new CountDownLatch(1);
        Platform.runLater(() -> {
            AppWindow opened = window;
            if (opened != null) {
                opened.close();
            }
            closed.countDown();
        });
        await(closed, CLOSE_SECONDS, "The window did not close in time.");
        Platform.exit();
    }
}
