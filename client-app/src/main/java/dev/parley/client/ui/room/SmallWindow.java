package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.SelfView;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Shortcut;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.RoomInfo;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/**
 * A small window that stays on top: one picture, the microphone, the way back, and the way out. Says in a line what must not be missed, and
 * asks its host who may come in. Opened and closed once.
 */
final class SmallWindow {
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final double WIDTH = 336;
    private static final double HEIGHT = 241;
    private static final double LEAST_WIDTH = 260;
    private static final double LEAST_HEIGHT = 200;

    private final UiStore store;
    private final Input input;
    private final Runnable leaveMeeting;
    private final Runnable back;
    private final Stage main;
    private final SmallPlace at;
    private final Stage stage = new Stage();
    private final Label title = Labels.line("", "small-title");
    private final Button microphone;
    private final KnockStrip knocks;
    private final GlanceLine trouble = new GlanceLine();
    private final GlanceLine hands = new GlanceLine();
    private final Label nobody = Labels.line(Texts.of("room.small.nobody"), "small-nobody");
    private final Part<Speaking> speaking = new Part<>(this::showSpeaking);
    private Subscription following = Subscription.EMPTY;

    /** Whether one is heard, and whether only for as long as one holds a key. */
    private enum Speaking {
        NO,
        YES,
        WHILE_HELD
    }

    /**
     * Makes it; {@link #show} opens it.
     *
     * @param main the large window
     * @param at where it opens
     * @param knocks asks about those who want to come in
     * @param leave leaves the meeting
     * @param back takes the meeting into the large window again
     */
    SmallWindow(
            UiStore store,
            Stage main,
            SmallPlace at,
            Node pictures,
            KnockStrip knocks,
            Input input,
            Runnable leave,
            Runnable back) {
        this.store = store;
        this.main = main;
        this.at = at;
        this.knocks = knocks;
        this.input = input;
        this.leaveMeeting = leave;
        this.back = back;
        microphone = Buttons.icon(Icons.of(Feather.MIC, 18), "", this::toggleMicrophone);
        microphone.getStyleClass().add("small-microphone");
        StackPane place = new StackPane(nobody, pictures);
        place.setMinSize(0, 0);
        VBox.setVgrow(place, Priority.ALWAYS);
        VBox root = new VBox(place, trouble, hands, knocks, bar());
        root.getStyleClass().addAll("parley", "small-window");
        root.setNodeOrientation(main.getScene().getRoot().getNodeOrientation());
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        Bindings.bindContent(scene.getStylesheets(), main.getScene().getStylesheets());
        scene.addEventFilter(KeyEvent.ANY, input.key()::accept);
        scene.addEventFilter(InputEvent.ANY, input.any()::accept);
        stage.setScene(scene);
        stage.setAlwaysOnTop(true);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.getIcons().setAll(main.getIcons());
        stage.setOnCloseRequest(event -> {
            event.consume();
            back.run();
        });
    }

    private Node bar() {
        Button large = Buttons.icon(Icons.of(Feather.MAXIMIZE_2, 18), "", back);
        Buttons.describe(large, Texts.of("room.small.back"), Shortcut.SMALL_WINDOW.text());
        Button leave = Buttons.icon(Icons.of(Feather.PHONE_OFF, 18), "", leaveMeeting);
        Buttons.describe(leave, Texts.of("room.leave"), Shortcut.LEAVE.text());
        leave.getStyleClass().add("small-leave");
        HBox bar = new HBox(microphone, title, Labels.spacer(), large, leave);
        bar.getStyleClass().add("small-bar");
        return bar;
    }

    /** The large window is put away. */
    void show() {
        at.show(stage, main);
        microphone.requestFocus();
        main.setIconified(true);
        following = Subscription.combine(
                main.iconifiedProperty().subscribe((before, now) -> backWhenUp(now)),
                stage.focusedProperty().subscribe((before, now) -> input.focus().accept(now)));
    }

    /** The person took the large window out again by the means of the system. */
    private void backWhenUp(boolean iconified) {
        if (!iconified) {
            back.run();
        }
    }

    /** @param talking a muted person talks for as long as they hold a key */
    void render(AppState state, boolean talking) {
        RoomInfo info = state.room().info();
        String name = info == null ? Texts.of("room.untitled") : info.name();
        title.setText(name);
        stage.setTitle(windowTitle(name, state.room().door().knocks().size()));
        knocks.render(state);
        trouble.render(talking ? Optional.of(Glance.talking()) : Glance.of(state));
        hands.render(Glance.ofHands(state));
        nobody.setVisible(showsNobody(state));
        speaking.show(talking ? Speaking.WHILE_HELD : heard(state.media()) ? Speaking.YES : Speaking.NO);
    }

    /** Task bars show it, with how many wait to be let in. */
    private static String windowTitle(String meeting, int waiting) {
        String plain = Texts.of("room.small.window-title", meeting);
        return waiting == 0 ? plain : Texts.of("lobby.window.missed", waiting, plain);
    }

    /** Whoever has hidden the own picture sees it nowhere. */
    static boolean showsNobody(AppState state) {
        return state.peers().isEmpty() && state.attendance().selfView() == SelfView.HIDDEN;
    }

    private static boolean heard(AppState.Media media) {
        return media.microphoneOn() && media.microphone().available();
    }

    private void showSpeaking(Speaking now) {
        boolean off = now == Speaking.NO;
        microphone.setGraphic(Icons.of(off ? Feather.MIC_OFF : Feather.MIC, 18));
        microphone.pseudoClassStateChanged(OFF, off);
        Buttons.describe(microphone, words(now), Shortcut.MICROPHONE.text());
    }

    private static String words(Speaking now) {
        return switch (now) {
            case NO -> Texts.of("room.microphone.unmute");
            case YES -> Texts.of("room.microphone.mute");
            case WHILE_HELD -> PushToTalk.words();
        };
    }

    private void toggleMicrophone() {
        store.dispatch(new Event.SetMicrophone(!store.state().media().microphoneOn()));
    }

    /** Takes it away, and the large window out. */
    void close() {
        following.unsubscribe();
        at.keep(stage);
        input.focus().accept(false); // nobody sees any more when a held key is let go
        Bindings.unbindContent(
                stage.getScene().getStylesheets(), main.getScene().getStylesheets());
        stage.hide();
        main.setIconified(false);
        main.toFront();
    }
}
