package dev.parley.client.app.bench.ui;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.management.OperatingSystemMXBean;
import dev.parley.client.core.LinkSample;
import dev.parley.client.port.Places;
import dev.parley.client.ui.ParleyWindow;
import dev.parley.client.ui.common.ClientAccess;
import dev.parley.client.ui.common.Doctor;
import dev.parley.client.ui.common.KeptPlaces;
import dev.parley.client.ui.common.Statistics;
import dev.parley.client.ui.common.SupportBundles;
import dev.parley.client.ui.common.UiPreferences;
import dev.parley.client.ui.common.UiServices;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * The app's own window with a meeting of eight whose pictures move, in the process that {@link Drawing} starts. Prints what it measured as one JSON
 * object: arrays of fps, widths, cores, clicks (ms) and pulses (ms).
 */
public final class DrawingWindow {
    private static final int OTHERS = 7;
    /** Three tiles of 640 pixels side by side, and what is around them. */
    private static final int WIDTH = 1976;

    private static final int HEIGHT = 1300;
    private static final Duration WARM_UP = Duration.seconds(5);

    private final MovingPictures pictures = new MovingPictures();
    private final Stage stage = new Stage();
    private final StagedMeeting meeting = new StagedMeeting(OTHERS);
    private final ParleyWindow window = new ParleyWindow(
            stage, meeting, new ClientAccess(pictures, NO_PLACES, NO_BUNDLES, NO_STATISTICS, NO_DOCTOR), STILL);
    private final PulseWatch pulses;
    private final Timeline links = new Timeline(new KeyFrame(Duration.seconds(1), event -> meeting.measureLinks()));

    private DrawingWindow() {
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        window.show();
        pulses = new PulseWatch((Button) stage.getScene().lookup("#copy-link"));
        links.setCycleCount(Timeline.INDEFINITE);
    }

    /** Opens it, measures for so long, and closes it. Not on the FX thread; once in a process. */
    public static void run(PrintStream out, int seconds) throws InterruptedException {
        CompletableFuture<JsonObject> measured = new CompletableFuture<>();
        Platform.startup(() -> {
            try {
                new DrawingWindow().measure(Duration.seconds(seconds), measured);
            } catch (RuntimeException | Error e) {
                measured.completeExceptionally(e);
            }
        });
        try {
            out.println(measured.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("The window could not be drawn: " + e.getCause(), e);
        } finally {
            Platform.exit();
        }
    }

    private void measure(Duration length, CompletableFuture<JsonObject> measured) {
        links.play();
        pulses.start();
        after(WARM_UP, () -> {
            pictures.all().forEach(MovingPictures.Counted::shown);
            pulses.forget();
            long begin = System.nanoTime();
            long cpu = cpuNs();
            after(length, () -> measured.complete(end((System.nanoTime() - begin) / 1e9, (cpuNs() - cpu) / 1e9)));
        });
    }

    private static void after(Duration length, Runnable then) {
        PauseTransition pause = new PauseTransition(length);
        pause.setOnFinished(event -> then.run());
        pause.play();
    }

    private JsonObject end(double seconds, double cpuSeconds) {
        pulses.stop();
        links.stop();
        JsonObject json = new JsonObject();
        json.add(
                "fps",
                array(pictures.all().stream().map(one -> one.shown() / seconds).toList()));
        json.add(
                "widths",
                array(pictures.all().stream().map(MovingPictures.Counted::width).toList()));
        json.add("cores", array(List.of(cpuSeconds / seconds)));
        json.add("clicks", array(pulses.clicks()));
        json.add("pulses", array(pulses.pulses()));
        pictures.close();
        window.close();
        return json;
    }

    private static JsonArray array(Collection<? extends Number> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }

    /** What this process has used of the processors so far; 0 where the system does not say. */
    private static long cpuNs() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Math.max(0, system.getProcessCpuTime())
                : 0;
    }

    private static final KeptPlaces NO_PLACES = new KeptPlaces() {
        @Override
        public void interrupted(Consumer<Places.Kept> found) {}

        @Override
        public void find(URI server, RoomId room, String name, Consumer<Optional<String>> ticket) {
            ticket.accept(Optional.empty());
        }

        @Override
        public void forget(Places.Kept place) {}
    };

    private static final SupportBundles NO_BUNDLES = listener -> () -> {};

    private static final Statistics NO_STATISTICS = new Statistics() {
        @Override
        public List<LinkSample> of(ParticipantId peer) {
            return List.of();
        }

        @Override
        public void export(Consumer<SupportBundles.Progress> listener) {}
    };

    private static final Doctor NO_DOCTOR = listener -> () -> {};

    private static final UiServices STILL = new UiServices() {
        @Override
        public void copy(String text) {}

        @Override
        public void browse(URI address, Runnable failed) {}

        @Override
        public String newMessageId() {
            return "none";
        }

        @Override
        public Clock clock() {
            return Clock.system(ZoneId.systemDefault());
        }

        @Override
        public String notificationsProblem() {
            return "";
        }

        @Override
        public UiPreferences preferences() {
            return UiPreferences.DEFAULT.silent();
        }

        @Override
        public void save(UiPreferences preferences) {}
    };
}
