package dev.parley.client.app.window;

import dev.parley.client.app.Store;
import dev.parley.client.app.SupportBundle;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.SupportBundles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** Asks for a file and has the support bundle written into it. */
final class BundleSaver implements SupportBundles, AutoCloseable {
    private final Stage owner;
    private final BundleWriter writer;

    BundleSaver(Stage owner, Store store) {
        this.owner = owner;
        this.writer = new BundleWriter(
                "support bundle",
                (file, cancelled, progress) -> SupportBundle.of(store).write(file, cancelled, progress),
                BundleWriter.PATIENCE);
    }

    @Override
    public Runnable save(Consumer<Progress> listener) {
        Optional<Path> chosen = SaveDialog.ask(
                owner,
                Texts.of("app.save.bundle.title"),
                "parley-support",
                new FileChooser.ExtensionFilter(Texts.of("app.save.zip"), "*.zip"));
        if (chosen.isEmpty()) {
            listener.accept(new Progress.Cancelled());
            return () -> {};
        }
        listener.accept(new Progress.Writing(0));
        return writer.write(chosen.get(), progress -> Platform.runLater(() -> listener.accept(progress)));
    }

    /** Takes a few seconds at most; what is being saved is finished if it can be. */
    @Override
    public void close() {
        writer.close();
    }
}
