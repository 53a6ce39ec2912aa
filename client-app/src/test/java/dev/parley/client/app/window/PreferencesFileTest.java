package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.Cue;
import dev.parley.client.core.DeviceChoice;
import dev.parley.client.core.Layout;
import dev.parley.client.core.RelayCertificates;
import dev.parley.client.core.SelfView;
import dev.parley.client.core.SoundProcessing;
import dev.parley.client.text.Language;
import dev.parley.client.ui.common.Alerts;
import dev.parley.client.ui.common.MeetingView;
import dev.parley.client.ui.common.ThemeChoice;
import dev.parley.client.ui.common.UiPreferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesFileTest {
    private static final UiPreferences CHOSEN = new UiPreferences(
            Optional.of(Language.ARABIC),
            ThemeChoice.DARK,
            false,
            true,
            "Zoë",
            "ws://10.0.0.2:8443",
            true,
            RelayCertificates.ANY,
            Set.of(Cue.HAND),
            Alerts.TEXT,
            new DeviceChoice(
                    "Headset = “Zoë”", "Headset", "Desk camera", new SoundProcessing(false, true, false, true)),
            false,
            new MeetingView(
                    Layout.GRID,
                    SelfView.BOTTOM_LEFT,
                    Optional.of(new Rectangle2D(-300, 40, 336, 241)),
                    Optional.of(new Rectangle2D(20, 30, 900, 700)),
                    true));

    @TempDir
    private Path home;

    private Path settings() {
        return home.resolve("settings.json");
    }

    @Test
    void what_was_saved_is_read_again() {
        PreferencesFile file = new PreferencesFile(home.resolve("new folder"));
        file.write(UiPreferences.DEFAULT, CHOSEN);

        assertThat(new PreferencesFile(home.resolve("new folder")).read()).isEqualTo(CHOSEN);
        assertThat(home.resolve("new folder")).isDirectoryContaining(p -> p.endsWith("settings.json"));
    }

    @Test
    void a_missing_or_damaged_file_gives_the_defaults_and_says_so() throws IOException {
        assertThat(new PreferencesFile(home).read()).isEqualTo(UiPreferences.DEFAULT);

        Files.writeString(settings(), "{\"theme\": \"DA");
        PreferencesFile file = new PreferencesFile(home);
        assertThat(file.read()).isEqualTo(UiPreferences.DEFAULT);
        assertThat(file.place().problem()).contains("settings.broken.json");
    }

    @Test
    void values_that_make_no_sense_count_as_absent_and_stay_until_they_are_changed() throws IOException {
        Files.writeString(
                settings(),
                "{\"language\": \"tlh\", \"theme\": \"PURPLE\", \"cameraAtStart\": \"maybe\", \"relayCertificates\": false, \"alerts\": \"LOUD\", \"layout\": \"PILE\", \"selfView\": 3, \"smallWindow.width\": -5}");
        PreferencesFile file = new PreferencesFile(home);
        assertThat(file.read()).isEqualTo(UiPreferences.DEFAULT);

        file.write(UiPreferences.DEFAULT, UiPreferences.DEFAULT.withSignIn("Zoë", ""));
        assertThat(settings()).content().contains("tlh", "PURPLE", "maybe", "Zoë");
        file.write(UiPreferences.DEFAULT, UiPreferences.DEFAULT.withTheme(ThemeChoice.LIGHT));
        assertThat(settings()).content().contains("LIGHT").doesNotContain("PURPLE");
    }

    /** Two programs that both began with the same settings, and never read them again. */
    @Test
    void of_two_programs_none_takes_back_what_the_other_one_changed() throws IOException, InterruptedException {
        PreferencesFile here = new PreferencesFile(home);
        here.write(UiPreferences.DEFAULT, CHOSEN);
        UiPreferences before = here.read();
        try (PreferencesProcess other = PreferencesProcess.start(home)) {
            other.awaitStarted();
            here.write(before, before.withTheme(ThemeChoice.LIGHT));
            other.choosesAlerts();
        }
        assertThat(here.read())
                .isEqualTo(CHOSEN.withTheme(ThemeChoice.LIGHT).withAlerts(PreferencesProcess.CHOSEN_ALERTS));
        here.write(before.withTheme(ThemeChoice.LIGHT), before.withTheme(ThemeChoice.SYSTEM));
        assertThat(here.read().alerts()).isEqualTo(PreferencesProcess.CHOSEN_ALERTS);
    }

    @Test
    void what_was_kept_before_there_was_a_settings_file_is_taken_over_once() throws IOException {
        Path former = home.resolve(PreferencesFile.FORMER);
        Files.writeString(former, "theme=DARK\nmicrophoneAtStart=false\nname=Zo\\u00eb\n");
        UiPreferences expected = UiPreferences.DEFAULT
                .withTheme(ThemeChoice.DARK)
                .withMicrophoneAtStart(false)
                .withSignIn("Zoë", "");
        assertThat(new PreferencesFile(home).read()).isEqualTo(expected);
        assertThat(former).doesNotExist();
        assertThat(new PreferencesFile(home).read()).isEqualTo(expected);
    }

    @Test
    void a_display_is_the_same_whichever_of_its_screens_is_named() {
        assertThat(WindowLauncher.display("Linux", Map.of("DISPLAY", ":0.1"))).isEqualTo(":0");
        assertThat(WindowLauncher.display("Linux", Map.of("DISPLAY", ":10"))).isEqualTo(":10");
        assertThat(WindowLauncher.display("Linux", Map.of("DISPLAY", "10.0.0.1:10.0")))
                .isEqualTo("10.0.0.1:10");
        assertThat(WindowLauncher.display("Linux", Map.of())).isEmpty();
        assertThat(WindowLauncher.display("Windows 11", Map.of("DISPLAY", ":0")))
                .isEmpty();
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
