package dev.parley.client.app.window;

import dev.parley.client.app.Client;
import dev.parley.client.ui.common.SettingsPlace;
import dev.parley.client.ui.common.UiPreferences;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The app's window on a participant that acts by itself: it shows what a person would see who did the same, and so decides how
 * large the others are told that they are shown. Needs a display, see {@link WindowLauncher}. Once in a process.
 */
public final class WindowBeside implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WindowBeside.class);
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
     * @throws IllegalStateException if the display cannot be used, or the desktop does not open it in time
     */
    public static WindowBeside open(Client client, int width, int height, Runnable onHidden) {
        WindowBeside beside = new WindowBeside(client);
        CompletableFuture<Void> opened = new CompletableFuture<>();
        try {
            Platform.startup(() -> {
                Platform.setImplicitExit(false);
                complete(opened, () -> beside.show(width, height, onHidden));
            });
            opened.get(OPEN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | UnsupportedOperationException e) {
            throw new IllegalStateException("The window did not open. Look at DISPLAY, or leave out --window.", e);
        }
        return beside;
    }

    private static void complete(CompletableFuture<Void> done, Runnable task) {
        try {
            task.run();
            done.complete(null);
        } catch (RuntimeException | Error e) {
            done.completeExceptionally(e);
        }
    }

    private void show(int width, int height, Runnable onHidden) {
        Stage stage = new Stage();
        window = new AppWindow(
                stage,
                client,
                new DesktopServices(
                        UiPreferences.DEFAULT.silent().withCheckBeforeMeeting(false),
                        (before, now) -> {},
                        () -> SettingsPlace.NOWHERE));
        stage.setOnHidden(event -> onHidden.run());
        stage.setWidth(width + stage.getWidth() - stage.getScene().getWidth());
        stage.setHeight(height + stage.getHeight() - stage.getScene().getHeight());
    }

    /** Closes the window and the client, and ends JavaFX. Takes some seconds at most. Not on the FX thread. */
    @Override
    public void close() {
        client.close();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Platform.runLater(() -> complete(closed, this::hide));
        try {
            closed.get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.atWarn().setCause(e).log("The window did not close in time");
        } finally {
            Platform.exit();
        }
    }

    private void hide() {
        AppWindow opened = window;
        if (opened != null) {
            opened.close();
        }
    }
}
