package dev.parley.client.ui.devices;

import dev.parley.client.core.AppState;
import dev.parley.client.core.DeviceChoice;
import dev.parley.client.core.DeviceList;
import dev.parley.client.core.Event;
import dev.parley.client.core.Notice;
import dev.parley.client.port.Pictures;
import dev.parley.client.text.Sentences;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Banner;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Switch;
import dev.parley.client.ui.fx.FrameClock;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;

/**
 * Before a meeting: see and hear what the others would, choose the devices, and decide with what to go in. Nothing leaves this
 * computer. The devices are on from the making of this view until {@link #close} and what the core then decides.
 */
public final class PreJoin extends VBox implements AutoCloseable {
    private final UiStore store;
    private final Pictures pictures;
    private final OwnPicture picture;
    private final LevelBar level = new LevelBar(Texts.of("lobby.pre-join.level.accessible"));
    private final Label levelText = Labels.paragraph("", "field-help");
    private final DeviceSwitch microphone;
    private final DeviceSwitch camera;
    private final DevicePickers pickers;
    private final Banner error = new Banner(Notice.Severity.ERROR);
    private final Button cancel;
    private final Button go;
    private final Part<String> hint = new Part<>(levelText::setText);
    private final Subscription subscriptions;

    private boolean hears;

    /**
     * What is said.
     *
     * @param title what is about to begin
     * @param meeting a sentence with the meeting's name
     * @param action what goes in is called
     */
    public record Words(String title, String meeting, String action) {}

    /** What the person decides. */
    public interface Decisions {
        /** Goes in. The view stays until that has begun. */
        void enter();

        void cancel();

        /** Something of the choice of devices is another one. */
        void change(UnaryOperator<DeviceChoice> edit);

        /** Whether this is to be shown before the next meetings too. */
        void showAgain(boolean again);
    }

    /** Switches the devices on. */
    public PreJoin(UiStore store, Pictures pictures, FrameClock clock, Words words, Decisions decisions) {
        this.store = store;
        this.pictures = pictures;
        this.picture = new OwnPicture(pictures.self());
        this.pickers = new DevicePickers(store, decisions::change);
        this.cancel = Buttons.secondary(Texts.of("lobby.pre-join.cancel"), decisions::cancel);
        this.go = Buttons.primary(words.action(), () -> enter(decisions));
        microphone = new DeviceSwitch(
                Texts.of("lobby.pre-join.microphone"),
                Texts.of("lobby.devices.no-microphone"),
                on -> store.dispatch(new Event.SetMicrophone(on)));
        camera = new DeviceSwitch(
                Texts.of("lobby.pre-join.camera"),
                Texts.of("lobby.devices.no-camera"),
                on -> store.dispatch(new Event.SetCamera(on)));
        go.setDefaultButton(true);
        getStyleClass().addAll("dialog", "pre-join");
        setAccessibleText(words.title());
        getChildren()
                .addAll(
                        head(words),
                        error,
                        columns(new VBox(picture, camera, microphone, meter())),
                        buttons(decisions));
        store.dispatch(new Event.CheckDevices(true));
        subscriptions = Subscription.combine(store.subscribe(this::render), clock.listen(now -> tick()));
    }

    private static Node head(Words words) {
        Label meeting =
                Labels.paragraph(Sentences.of(words.meeting(), Texts.of("lobby.pre-join.subtitle")), "dialog-text");
        return new VBox(Labels.line(words.title(), "title"), meeting);
    }

    private Node columns(VBox own) {
        own.getStyleClass().add("pre-join-own");
        own.setMinWidth(OwnPicture.WIDTH);
        own.setMaxWidth(OwnPicture.WIDTH);
        HBox.setHgrow(pickers, Priority.ALWAYS);
        HBox columns = new HBox(own, pickers);
        columns.getStyleClass().add("device-columns");
        return columns;
    }

    private Node meter() {
        VBox meter = new VBox(level, levelText);
        meter.getStyleClass().add("field");
        return meter;
    }

    private Node buttons(Decisions decisions) {
        Switch again = new Switch(Texts.of("lobby.pre-join.again"), true, decisions::showAgain);
        Label label = Labels.line(again.getAccessibleText(), "field-help");
        label.setLabelFor(again);
        HBox row = new HBox(again, label, Labels.spacer(), cancel, go);
        row.getStyleClass().add("dialog-buttons");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** What gets the keyboard first. */
    public Node firstFocus() {
        return go;
    }

    /** Whether the person has decided: from then on nothing can be taken back here. */
    public boolean isEntering() {
        return go.isDisabled();
    }

    private void enter(Decisions decisions) {
        go.setDisable(true);
        cancel.setDisable(true);
        decisions.enter();
    }

    /** Going in did not begin: the person decides again. */
    public void stay() {
        go.setDisable(false);
        cancel.setDisable(false);
    }

    /** Says why the last try did not lead in. */
    public void explain(String sentence) {
        error.show(sentence);
    }

    private void render(AppState state) {
        AppState.Media media = state.media();
        picture.render(media);
        pickers.render(media);
        DeviceList list = media.devices().list();
        microphone.render(media.microphoneOn(), list == null || !list.soundIsChosen() ? null : list.microphones());
        camera.render(media.cameraOn(), list == null ? null : list.cameras());
        hears = media.microphoneOn() && media.microphone().available();
        hint.show(hintOf(media));
    }

    private static String hintOf(AppState.Media media) {
        if (!media.microphone().problem().isEmpty()) {
            return media.microphone().problem();
        }
        return media.microphoneOn()
                ? Texts.of("lobby.pre-join.say-something")
                : Texts.of("lobby.pre-join.microphone-off");
    }

    private void tick() {
        level.show(hears ? pictures.selfLevel() : 0);
        picture.tick(scale());
    }

    /** Physical pixels per unit; 0 while nobody can see the window. */
    private double scale() {
        Window window = getScene() == null ? null : getScene().getWindow();
        if (window == null || !window.isShowing() || (window instanceof Stage stage && stage.isIconified())) {
            return 0;
        }
        return window.getRenderScaleX();
    }

    /** Ends the trying out. The devices go on if a meeting is being entered. */
    @Override
    public void close() {
        subscriptions.unsubscribe();
        picture.stop();
        store.dispatch(new Event.CheckDevices(false));
    }
}
