package dev.parley.client.app.window;

import dev.parley.client.app.Store;
import dev.parley.client.app.SupportBundle;
import dev.parley.client.app.Threads;
import dev.parley.client.ui.common.SupportBundles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for a file and writes the support bundle into it, in a thread of its own. */
final class BundleSaver implements SupportBundles, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BundleSaver.class);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm", Locale.ROOT);

    private final ExecutorService writer = Executors.newSingleThreadExecutor(Threads.daemons("parley-bundle"));
    private final Stage owner;
    private final Store store;

    BundleSaver(Stage owner, Store store) {
        this.owner = owner;
        this.store = store;
    }

    @Override
    public Runnable save(Consumer<Progress> listener) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save support bundle");
        chooser.setInitialFileName(
                "parley-support-" + MINUTE.format(LocalDateTime.now(ZoneId.systemDefault())) + ".zip");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Zip archive", "*.zip"));
        File chosen = chooser.showSaveDialog(owner);
        AtomicBoolean cancelled = new AtomicBoolean();
        if (chosen == null) {
            listener.accept(new Progress.Cancelled());
        } else {
            listener.accept(new Progress.Writing(0));
            writer.execute(() ->
                    write(chosen.toPath(), cancelled, progress -> Platform.runLater(() -> listener.accept(progress))));
        }
        return () -> cancelled.set(true);
    }

    private void write(Path file, AtomicBoolean cancelled, Consumer<Progress> listener) {
        try {
            boolean written = SupportBundle.of(store)
                    .write(file, cancelled::get, share -> listener.accept(new Progress.Writing(share)));
            listener.accept(written ? new Progress.Saved(file.toString()) : new Progress.Cancelled());
        } catch (IOException | RuntimeException e) {
            LOG.atWarn().addKeyValue("file", file).setCause(e).log("The support bundle cannot be saved");
            listener.accept(new Progress.Failed(
                    "The file could not be written there. Choose another folder and save it again."));
        }
    }

    @Override
    public void close() {
        writer.shutdown();
    }
}
