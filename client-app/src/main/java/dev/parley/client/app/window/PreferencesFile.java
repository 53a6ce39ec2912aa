package dev.parley.client.app.window;

import dev.parley.client.core.RelayCertificates;
import dev.parley.client.ui.common.ThemeChoice;
import dev.parley.client.ui.common.UiPreferences;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the app remembers, as a properties file. */
final class PreferencesFile {
    private static final Logger LOG = LoggerFactory.getLogger(PreferencesFile.class);

    private final Path file;

    /** In this folder, which is made when needed. */
    PreferencesFile(Path folder) {
        this.file = folder.resolve("preferences.properties");
    }

    /** The defaults where nothing, or nothing readable, was saved. */
    UiPreferences read() {
        Properties saved = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                saved.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                LOG.atWarn().addKeyValue("file", file).setCause(e).log("The preferences cannot be read");
            }
        }
        return from(saved);
    }

    private static UiPreferences from(Properties saved) {
        UiPreferences defaults = UiPreferences.DEFAULT;
        return new UiPreferences(
                theme(saved.getProperty("theme", "")),
                bool(saved, "microphoneAtStart", defaults.microphoneAtStart()),
                bool(saved, "cameraAtStart", defaults.cameraAtStart()),
                saved.getProperty("name", defaults.name()),
                saved.getProperty("server", defaults.server()),
                relayCertificates(saved.getProperty("relayCertificates", "")));
    }

    private static ThemeChoice theme(String name) {
        return Arrays.stream(ThemeChoice.values())
                .filter(choice -> choice.name().equals(name))
                .findFirst()
                .orElse(UiPreferences.DEFAULT.theme());
    }

    /** Checked, unless the file says in so many words that any will do. */
    private static RelayCertificates relayCertificates(String name) {
        return name.equals(RelayCertificates.ANY.name()) ? RelayCertificates.ANY : RelayCertificates.CHECKED;
    }

    private static boolean bool(Properties saved, String key, boolean otherwise) {
        return Boolean.parseBoolean(saved.getProperty(key, String.valueOf(otherwise)));
    }

    /** Replaces the file as a whole, so that a crash leaves the old or the new one. */
    void write(UiPreferences preferences) {
        Properties saved = new Properties();
        saved.setProperty("theme", preferences.theme().name());
        saved.setProperty("microphoneAtStart", String.valueOf(preferences.microphoneAtStart()));
        saved.setProperty("cameraAtStart", String.valueOf(preferences.cameraAtStart()));
        saved.setProperty("name", preferences.name());
        saved.setProperty("server", preferences.server());
        saved.setProperty("relayCertificates", preferences.relayCertificates().name());
        try {
            replace(saved);
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("file", file).setCause(e).log("The preferences cannot be saved");
        }
    }

    private void replace(Properties saved) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.createDirectories(next.toAbsolutePath().getParent());
        try (Writer writer = Files.newBufferedWriter(next)) {
            saved.store(writer, "Parley");
        }
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
