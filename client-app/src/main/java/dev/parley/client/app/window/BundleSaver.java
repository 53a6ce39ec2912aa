package dev.parley.client.app.window;

import dev.parley.client.app.Store;
import dev.parley.client.app.SupportBundle;
import dev.parley.client.ui.common.SupportBundles;
import java.io.File;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** Asks for a file and has the support bundle written into it. */
final class BundleSaver implements SupportBundles, AutoCloseable {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm", Locale.ROOT);

    private final Stage owner;
    private final BundleWriter writer;

    BundleSaver(Stage owner, Store store) {
        this.owner = owner;
        this.writer = new BundleWriter(
                (file, cancelled, progress) -> SupportBundle.of(store).write(file, cancelled, progress),
                BundleWriter.PATIENCE);
    }

    @Override
    public Runnable save(Consumer<Progress> listener) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save support bundle");
        chooser.setInitialFileName(
                "parley-support-" + MINUTE.format(LocalDateTime.now(ZoneId.systemDefault())) + ".zip");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Zip archive", "*.zip"));
        File chosen = chooser.showSaveDialog(owner);
        if (chosen == null) {
            listener.accept(new Progress.Cancelled());
            return () -> {};
        }
        listener.accept(new Progress.Writing(0));
        return writer.write(chosen.toPath(), progress -> Platform.runLater(() -> listener.accept(progress)));
    }

    /** Takes a few seconds at most; what is being saved is finished if it can be. */
    @Override
    public void close() {
        writer.close();
    }
}
