package dev.parley.client.app.window;

import dev.parley.client.app.Store;
import dev.parley.client.core.LinkSample;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Statistics;
import dev.parley.client.ui.common.SupportBundles.Progress;
import dev.parley.protocol.ParticipantId;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** What the recorder has of this client's meeting; asks for a file and has it written. */
final class RecordedStatistics implements Statistics, AutoCloseable {
    private final InstantSource clock = InstantSource.system();
    private final Stage owner;
    private final Store store;
    private final StatisticsRecorder recorder = new StatisticsRecorder(clock);
    private final BundleWriter writer;

    RecordedStatistics(Stage owner, Store store) {
        this.owner = owner;
        this.store = store;
        this.writer = new BundleWriter(
                "statistics",
                (file, cancelled, progress) -> {
                    new StatisticsFile(recorder.pairs(store.state()), clock.millis()).write(file);
                    return true;
                },
                BundleWriter.PATIENCE);
        store.listen(recorder);
    }

    @Override
    public List<LinkSample> of(ParticipantId peer) {
        return recorder.of(peer);
    }

    @Override
    public void export(Consumer<Progress> listener) {
        listener.accept(new Progress.Writing(0));
        SaveDialog.ask(
                        owner,
                        Texts.of("app.save.statistics.title"),
                        "parley-statistics",
                        new FileChooser.ExtensionFilter("JSON", "*.json"))
                .ifPresentOrElse(
                        file -> writer.write(file, progress -> Platform.runLater(() -> listener.accept(progress))),
                        () -> listener.accept(new Progress.Cancelled()));
    }

    /** What is being saved is finished if it can be; takes a few seconds at most. */
    @Override
    public void close() {
        store.unlisten(recorder);
        writer.close();
    }
}
