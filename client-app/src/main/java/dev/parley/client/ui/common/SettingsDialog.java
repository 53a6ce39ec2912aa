package dev.parley.client.ui.common;

import dev.parley.client.core.Cue;
import dev.parley.client.core.Notice;
import dev.parley.client.core.RelayCertificates;
import dev.parley.client.text.Texts;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The settings: how the app looks, and how meetings begin. A change holds at once. */
public final class SettingsDialog extends VBox {
    private final Consumer<UnaryOperator<UiPreferences>> changed;
    private final LanguagePicker language;
    private final Button done;

    /**
     * Where one goes from here.
     *
     * @param devices opens what there is to choose about camera, microphone and speaker
     * @param doctor opens the check of this computer
     * @param close takes the dialog away
     */
    public record Doors(Runnable devices, Runnable doctor, Runnable close) {}

    /**
     * Shows these.
     *
     * @param services where the settings are, and what they can do here
     * @param changed told what to change of them
     * @param missing why a switch of a device may have nothing to switch
     */
    public SettingsDialog(
            UiServices services,
            Consumer<UnaryOperator<UiPreferences>> changed,
            SupportBundles bundles,
            Node missing,
            Doors doors) {
        UiPreferences preferences = services.preferences();
        this.changed = changed;
        this.done = Buttons.primary(Texts.of("common.settings.done"), doors.close());
        this.language = new LanguagePicker(preferences.language(), choice -> change(was -> was.withLanguage(choice)));
        done.setDefaultButton(true);
        getStyleClass().addAll("dialog", "settings");
        setAccessibleText(Texts.of("common.settings.title"));
        // In a low window it is scrolled rather than squeezed.
        setMinHeight(USE_PREF_SIZE);
        HBox columns = new HBox(
                column(
                        new Field(Texts.of("common.settings.appearance"), themes(preferences.theme()), ""),
                        languages(),
                        row(
                                Texts.of("common.settings.microphone-at-start"),
                                preferences.microphoneAtStart(),
                                on -> was -> was.withMicrophoneAtStart(on)),
                        row(
                                Texts.of("common.settings.camera-at-start"),
                                preferences.cameraAtStart(),
                                on -> was -> was.withCameraAtStart(on)),
                        new VBox(devices(doors.devices()), missing),
                        relays(preferences.relayCertificates())),
                column(
                        alerts(preferences.alerts(), services.notificationsProblem()),
                        sounds(preferences),
                        new SupportPart(bundles, doors.doctor())));
        columns.getStyleClass().add("settings-columns");
        getChildren()
                .addAll(
                        Labels.line(Texts.of("common.settings.title"), "title"),
                        columns,
                        kept(services.settings()),
                        buttons());
    }

    /** Two beside each other: in one, a small window would hide the end. */
    private static Node column(Node... parts) {
        VBox column = new VBox(parts);
        column.getStyleClass().add("settings-column");
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    /** What gets the keyboard first. */
    public Node firstFocus() {
        return done;
    }

    /** Where the language is chosen. */
    public Node languageChoice() {
        return language;
    }

    private Node languages() {
        Label name = Labels.line(language.getAccessibleText(), "setting-name");
        name.setLabelFor(language);
        HBox row = new HBox(name, Labels.spacer(), language);
        row.getStyleClass().add("setting");
        return row;
    }

    private Node themes(ThemeChoice current) {
        return new Choice<>(
                ThemeChoice.class, ThemeChoice::label, current, choice -> change(was -> was.withTheme(choice)));
    }

    private Node sounds(UiPreferences now) {
        VBox switches = new VBox();
        switches.getStyleClass().add("settings-switches");
        for (Cue cue : Cue.values()) {
            switches.getChildren()
                    .add(row(soundName(cue), now.sounds().contains(cue), on -> was -> was.withSound(cue, on)));
        }
        return new Field(Texts.of("common.settings.sounds"), switches, "");
    }

    private static String soundName(Cue cue) {
        return switch (cue) {
            case JOIN -> Texts.of("common.settings.sound.join");
            case LEAVE -> Texts.of("common.settings.sound.leave");
            case HAND -> Texts.of("common.settings.sound.hand");
            case MESSAGE -> Texts.of("common.settings.sound.message");
            case KNOCK -> Texts.of("common.settings.sound.knock");
        };
    }

    private Node alerts(Alerts current, String problem) {
        Choice<Alerts> choice =
                new Choice<>(Alerts.class, Alerts::label, current, chosen -> change(was -> was.withAlerts(chosen)));
        choice.setDisable(!problem.isEmpty());
        String help = problem.isEmpty() ? Texts.of("common.settings.alerts.help") : problem;
        return new Field(Texts.of("common.settings.alerts"), choice, help);
    }

    private static Node devices(Runnable open) {
        Button choose = Buttons.secondary(Texts.of("common.settings.devices.choose"), open);
        choose.setAccessibleText(Texts.of("common.settings.devices.choose.accessible"));
        HBox row = new HBox(Labels.line(Texts.of("common.settings.devices"), "setting-name"), Labels.spacer(), choose);
        row.getStyleClass().add("setting");
        return row;
    }

    private Node relays(RelayCertificates now) {
        Node row = row(
                Texts.of("common.settings.relays"),
                now == RelayCertificates.ANY,
                on -> was -> was.withRelayCertificates(on ? RelayCertificates.ANY : RelayCertificates.CHECKED));
        return new VBox(row, Labels.paragraph(Texts.of("common.settings.relays.help"), "field-help"));
    }

    private static Node kept(SettingsPlace place) {
        Label where = Labels.paragraph(Texts.of("common.settings.kept-in", place.file()), "field-help");
        Labels.setShown(where, !place.file().isEmpty());
        Banner problem = new Banner(Notice.Severity.WARNING);
        problem.show(place.problem());
        VBox kept = new VBox(where, problem);
        kept.getStyleClass().add("field");
        Labels.setShown(kept, !place.equals(SettingsPlace.NOWHERE));
        return kept;
    }

    private Node row(
            String text, boolean on, java.util.function.Function<Boolean, UnaryOperator<UiPreferences>> change) {
        return new Switch(text, on, now -> change(change.apply(now))).row();
    }

    private Node buttons() {
        HBox row = new HBox(done);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.getStyleClass().add("dialog-buttons");
        return row;
    }

    private void change(UnaryOperator<UiPreferences> edit) {
        changed.accept(edit);
    }
}
