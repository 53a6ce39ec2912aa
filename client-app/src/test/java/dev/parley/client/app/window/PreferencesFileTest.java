package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.RelayCertificates;
import dev.parley.client.ui.common.ThemeChoice;
import dev.parley.client.ui.common.UiPreferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesFileTest {
    private static final UiPreferences CHOSEN =
            new UiPreferences(ThemeChoice.DARK, false, true, "Zoë", "ws://10.0.0.2:8443", RelayCertificates.ANY);

    @TempDir
    private Path home;

    @Test
    void what_was_saved_is_read_again() {
        PreferencesFile file = new PreferencesFile(home.resolve("new folder"));
        file.write(CHOSEN);

        assertThat(new PreferencesFile(home.resolve("new folder")).read()).isEqualTo(CHOSEN);
        assertThat(home.resolve("new folder")).isDirectoryContaining(p -> p.endsWith("preferences.properties"));
    }

    @Test
    void a_missing_or_damaged_file_gives_the_defaults() throws IOException {
        assertThat(new PreferencesFile(home).read()).isEqualTo(UiPreferences.DEFAULT);

        Path path = home.resolve("preferences.properties");
        Files.writeString(path, "theme=\\u12\nname=x");
        assertThat(new PreferencesFile(home).read()).isEqualTo(UiPreferences.DEFAULT);

        Files.writeString(path, "theme=PURPLE\ncameraAtStart=maybe\nrelayCertificates=none");
        assertThat(new PreferencesFile(home).read().theme()).isEqualTo(UiPreferences.DEFAULT.theme());
        assertThat(new PreferencesFile(home).read().relayCertificates()).isEqualTo(RelayCertificates.CHECKED);
    }

    @Test
    void a_window_needs_a_display_on_linux_only() {
        assertThat(WindowLauncher.hasDisplay("Linux", "", Map.of())).isFalse();
        assertThat(WindowLauncher.hasDisplay("Linux", "", Map.of("DISPLAY", ":0")))
                .isTrue();
        assertThat(WindowLauncher.hasDisplay("Linux", "", Map.of("WAYLAND_DISPLAY", "wayland-0")))
                .isFalse();
        assertThat(WindowLauncher.hasDisplay("Linux", "Headless", Map.of())).isTrue();
        assertThat(WindowLauncher.hasDisplay("Mac OS X", "", Map.of())).isTrue();
    }
}
