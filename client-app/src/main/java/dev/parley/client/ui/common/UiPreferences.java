package dev.parley.client.ui.common;

import dev.parley.client.core.Cue;
import dev.parley.client.core.DeviceChoice;
import dev.parley.client.core.RelayCertificates;
import dev.parley.client.text.Language;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the app remembers from one start to the next.
 *
 * @param language of the window; empty for that of the system
 * @param microphoneAtStart meetings begin with the microphone on
 * @param cameraAtStart meetings begin with the camera on
 * @param name the last display name, empty before the first
 * @param server the address typed last for another server, empty for "this computer"
 * @param signedOut the person went from home on purpose: the next start asks who they are, with name and server filled in
 * @param relayCertificates what relays over TLS must show
 * @param sounds what is to be heard
 * @param alerts what the desktop shows of messages while the window is in the background
 * @param devices which microphone, speaker and camera are used
 * @param checkBeforeMeeting camera and microphone can be tried before each meeting
 * @param view how a meeting is looked at
 */
public record UiPreferences(
        Optional<Language> language,
        ThemeChoice theme,
        boolean microphoneAtStart,
        boolean cameraAtStart,
        String name,
        String server,
        boolean signedOut,
        RelayCertificates relayCertificates,
        Set<Cue> sounds,
        Alerts alerts,
        DeviceChoice devices,
        boolean checkBeforeMeeting,
        MeetingView view) {
    public static final UiPreferences DEFAULT = new UiPreferences(
            Optional.empty(),
            ThemeChoice.SYSTEM,
            true,
            true,
            "",
            "",
            false,
            RelayCertificates.CHECKED,
            Set.of(Cue.values()),
            Alerts.SENDER,
            DeviceChoice.DEFAULT,
            true,
            MeetingView.DEFAULT);

    public UiPreferences {
        sounds = Set.copyOf(sounds);
    }

    /** The language that this means on this computer now. */
    public Language spoken() {
        return language.orElseGet(() -> Language.of(Locale.getDefault(Locale.Category.DISPLAY)));
    }

    /** The same, in this language; in that of the system if it is empty. */
    public UiPreferences withLanguage(Optional<Language> choice) {
        return with(draft -> draft.language = choice);
    }

    public UiPreferences withTheme(ThemeChoice choice) {
        return with(draft -> draft.theme = choice);
    }

    public UiPreferences withMicrophoneAtStart(boolean on) {
        return with(draft -> draft.microphoneAtStart = on);
    }

    public UiPreferences withCameraAtStart(boolean on) {
        return with(draft -> draft.cameraAtStart = on);
    }

    public UiPreferences withSignIn(String newName, String newServer) {
        return with(draft -> {
            draft.name = newName;
            draft.server = newServer;
        });
    }

    public UiPreferences withSignedOut(boolean out) {
        return with(draft -> draft.signedOut = out);
    }

    public UiPreferences withRelayCertificates(RelayCertificates certificates) {
        return with(draft -> draft.relayCertificates = certificates);
    }

    /** The same, with one sound on or off. */
    public UiPreferences withSound(Cue cue, boolean on) {
        Set<Cue> heard = new HashSet<>(sounds);
        if (on) {
            heard.add(cue);
        } else {
            heard.remove(cue);
        }
        return with(draft -> draft.sounds = heard);
    }

    public UiPreferences withAlerts(Alerts newAlerts) {
        return with(draft -> draft.alerts = newAlerts);
    }

    /** The same for a window that nobody sits at: it speaks English, whatever the computer does. */
    public UiPreferences silent() {
        return with(draft -> {
            draft.language = Optional.of(Language.ENGLISH);
            draft.sounds = Set.of();
            draft.alerts = Alerts.NEVER;
        });
    }

    public UiPreferences withDevices(DeviceChoice choice) {
        return with(draft -> draft.devices = choice);
    }

    public UiPreferences withCheckBeforeMeeting(boolean on) {
        return with(draft -> draft.checkBeforeMeeting = on);
    }

    public UiPreferences withView(MeetingView newView) {
        return with(draft -> draft.view = newView);
    }

    private UiPreferences with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.done();
    }

    /** Preferences that are being changed. */
    private static final class Draft {
        private Optional<Language> language;
        private ThemeChoice theme;
        private boolean microphoneAtStart;
        private boolean cameraAtStart;
        private String name;
        private String server;
        private boolean signedOut;
        private RelayCertificates relayCertificates;
        private Set<Cue> sounds;
        private Alerts alerts;
        private DeviceChoice devices;
        private boolean checkBeforeMeeting;
        private MeetingView view;

        Draft(UiPreferences was) {
            language = was.language;
            theme = was.theme;
            microphoneAtStart = was.microphoneAtStart;
            cameraAtStart = was.cameraAtStart;
            name = was.name;
            server = was.server;
            signedOut = was.signedOut;
            relayCertificates = was.relayCertificates;
            sounds = was.sounds;
            alerts = was.alerts;
            devices = was.devices;
            checkBeforeMeeting = was.checkBeforeMeeting;
            view = was.view;
        }

        UiPreferences done() {
            return new UiPreferences(
                    language,
                    theme,
                    microphoneAtStart,
                    cameraAtStart,
                    name,
                    server,
                    signedOut,
                    relayCertificates,
                    sounds,
                    alerts,
                    devices,
                    checkBeforeMeeting,
                    view);
        }
    }
}
