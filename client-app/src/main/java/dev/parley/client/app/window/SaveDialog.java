package dev.parley.client.app.window;

import java.io.File;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** Asks where a file is to be saved. FX thread. */
final class SaveDialog {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm", Locale.ROOT);

    private SaveDialog() {}

    /**
     * Waits for the person's answer; empty if they changed their mind.
     *
     * @param name of the file, to which the present minute and the type's ending are added
     */
    static Optional<Path> ask(Stage owner, String title, String name, FileChooser.ExtensionFilter type) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        String ending = type.getExtensions().getFirst().replace("*", "");
        chooser.setInitialFileName(name + "-" + MINUTE.format(LocalDateTime.now(ZoneId.systemDefault())) + ending);
        chooser.getExtensionFilters().add(type);
        // Not wherever the program was started.
        File home = new File(System.getProperty("user.home"));
        if (home.isDirectory()) {
            chooser.setInitialDirectory(home);
        }
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }
}
