package dev.parley.client.app.window;

import static dev.parley.client.app.SettingsValue.bool;
import static dev.parley.client.app.SettingsValue.text;

import com.google.gson.JsonObject;
import dev.parley.client.app.SettingsFile;
import dev.parley.client.core.Cue;
import dev.parley.client.core.DeviceChoice;
import dev.parley.client.core.RelayCertificates;
import dev.parley.client.core.SoundProcessing;
import dev.parley.client.text.Language;
import dev.parley.client.ui.common.Alerts;
import dev.parley.client.ui.common.SettingsPlace;
import dev.parley.client.ui.common.ThemeChoice;
import dev.parley.client.ui.common.UiPreferences;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The preferences as keys of the settings file. */
final class PreferencesFile {
    private static final Logger LOG = LoggerFactory.getLogger(PreferencesFile.class);

    /** Where they were kept before there was a settings file. */
    static final String FORMER = "preferences.properties";

    private final SettingsFile settings;

    /** In this folder, which is made when needed. */
    PreferencesFile(Path folder) {
        this(new SettingsFile(folder));
    }

    PreferencesFile(SettingsFile settings) {
        this.settings = settings;
    }

    /** The defaults where nothing, or nothing readable, was saved. */
    UiPreferences read() {
        takeOverFormer();
        return from(settings.read());
    }

    /** Where they are, and what went wrong there. */
    SettingsPlace place() {
        return new SettingsPlace(settings.path().toString(), settings.problem());
    }

    private static UiPreferences from(JsonObject saved) {
        UiPreferences defaults = UiPreferences.DEFAULT;
        return new UiPreferences(
                Language.tagged(text(saved, "language", "")),
                theme(text(saved, "theme", "")),
                bool(saved, "microphoneAtStart", defaults.microphoneAtStart()),
                bool(saved, "cameraAtStart", defaults.cameraAtStart()),
                text(saved, "name", defaults.name()),
                text(saved, "server", defaults.server()),
                bool(saved, "signedOut", defaults.signedOut()),
                relayCertificates(text(saved, "relayCertificates", "")),
                sounds(saved),
                alerts(text(saved, "alerts", "")),
                devices(saved),
                bool(saved, "checkBeforeMeeting", defaults.checkBeforeMeeting()),
                ViewKeys.read(saved));
    }

    private static JsonObject json(UiPreferences preferences) {
        JsonObject saved = new JsonObject();
        saved.addProperty("language", preferences.language().map(Language::tag).orElse(""));
        saved.addProperty("theme", preferences.theme().name());
        saved.addProperty("microphoneAtStart", preferences.microphoneAtStart());
        saved.addProperty("cameraAtStart", preferences.cameraAtStart());
        saved.addProperty("name", preferences.name());
        saved.addProperty("server", preferences.server());
        saved.addProperty("signedOut", preferences.signedOut());
        saved.addProperty("relayCertificates", preferences.relayCertificates().name());
        for (Cue cue : Cue.values()) {
            saved.addProperty(soundKey(cue), preferences.sounds().contains(cue));
        }
        saved.addProperty("alerts", preferences.alerts().name());
        add(saved, preferences.devices());
        saved.addProperty("checkBeforeMeeting", preferences.checkBeforeMeeting());
        ViewKeys.add(saved, preferences.view());
        return saved;
    }

    private static void add(JsonObject saved, DeviceChoice devices) {
        saved.addProperty("microphone", devices.microphone());
        saved.addProperty("speaker", devices.speaker());
        saved.addProperty("camera", devices.camera());
        SoundProcessing processing = devices.processing();
        saved.addProperty("echoCancellation", processing.echoCancellation());
        saved.addProperty("noiseSuppression", processing.noiseSuppression());
        saved.addProperty("gainControl", processing.gainControl());
        saved.addProperty("highPass", processing.highPass());
    }

    private static DeviceChoice devices(JsonObject saved) {
        SoundProcessing defaults = SoundProcessing.ALL;
        return new DeviceChoice(
                text(saved, "microphone", ""),
                text(saved, "speaker", ""),
                text(saved, "camera", ""),
                new SoundProcessing(
                        bool(saved, "echoCancellation", defaults.echoCancellation()),
                        bool(saved, "noiseSuppression", defaults.noiseSuppression()),
                        bool(saved, "gainControl", defaults.gainControl()),
                        bool(saved, "highPass", defaults.highPass())));
    }

    private static Set<Cue> sounds(JsonObject saved) {
        return Arrays.stream(Cue.values())
                .filter(cue -> bool(
                        saved, soundKey(cue), UiPreferences.DEFAULT.sounds().contains(cue)))
                .collect(Collectors.toSet());
    }

    private static String soundKey(Cue cue) {
        return "sound." + cue.name().toLowerCase(Locale.ROOT);
    }

    private static Alerts alerts(String name) {
        return Arrays.stream(Alerts.values())
                .filter(choice -> choice.name().equals(name))
                .findFirst()
                .orElse(UiPreferences.DEFAULT.alerts());
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

    /**
     * Changes what the person changed, and nothing else: another window may have changed the rest meanwhile, and a value that only
     * a later version understands stays.
     *
     * @param before what was shown when they changed it
     */
    void write(UiPreferences before, UiPreferences now) {
        JsonObject shown = json(before);
        settings.change(saved -> json(now).asMap().forEach((key, value) -> {
            if (!value.equals(shown.get(key))) {
                saved.add(key, value);
            }
        }));
    }

    /** Once: afterwards the settings file is there, and the former one is not. */
    private void takeOverFormer() {
        Path former = settings.path().resolveSibling(FORMER);
        if (!Files.exists(former) || Files.exists(settings.path())) {
            return;
        }
        Properties saved = new Properties();
        try (Reader reader = Files.newBufferedReader(former)) {
            saved.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            LOG.atWarn().addKeyValue("file", former).setCause(e).log("The former preferences cannot be read");
            return;
        }
        write(UiPreferences.DEFAULT, from(typed(saved)));
        deleteIfTakenOver(former);
    }

    private static JsonObject typed(Properties saved) {
        JsonObject typed = new JsonObject();
        for (String key : saved.stringPropertyNames()) {
            String value = saved.getProperty(key);
            if (value.equals("true") || value.equals("false")) {
                typed.addProperty(key, Boolean.valueOf(value));
            } else {
                typed.addProperty(key, value);
            }
        }
        return typed;
    }

    private void deleteIfTakenOver(Path former) {
        try {
            if (Files.exists(settings.path())) {
                Files.delete(former);
            }
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("file", former).setCause(e).log("The former preferences cannot be deleted");
        }
    }
}
