package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.Layout;
import dev.parley.client.core.SelfView;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Shortcut;
import dev.parley.client.ui.fx.UiStore;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** How the meeting is shown in the own window. Nobody else sees anything of it, but for the size of the pictures they send. */
final class ViewPanel extends VBox {
    private final Label alone = Labels.paragraph(Texts.of("room.view.alone"), "field-help");
    private final Label aloneInCorner = Labels.paragraph(Texts.of("room.view.alone.self"), "field-help");
    private final Options<Layout> layouts;
    private final Options<SelfView> places;

    /**
     * What the panel asks of the room screen.
     *
     * @param fullScreen whether the window fills the screen
     */
    record Requests(
            ObservableValue<Boolean> fullScreen,
            Runnable toggleFullScreen,
            Runnable toggleSmallWindow,
            Runnable showShortcuts) {}

    ViewPanel(UiStore store, Requests requests) {
        layouts =
                new Options<>(Layout.class, ViewPanel::words, layout -> store.dispatch(new Event.ChooseLayout(layout)));
        places = new Options<>(
                SelfView.class,
                place -> new Options.Words(name(place), ""),
                place -> store.dispatch(new Event.PlaceSelfView(place)));
        places.getStyleClass().add("close-options");
        getChildren()
                .add(new Sections()
                        .with(Texts.of("room.view.window"), windows(requests))
                        .with(Texts.of("room.view.others"), below(alone, layouts))
                        .with(Texts.of("room.view.self"), below(aloneInCorner, places)));
    }

    private static Node below(Label sentence, Node options) {
        VBox both = new VBox(sentence, options);
        both.getStyleClass().add("view-windows");
        return both;
    }

    private static Node windows(Requests requests) {
        VBox buttons = new VBox(
                fullScreen(requests),
                button(
                        Texts.of("room.view.small-window"),
                        Feather.EXTERNAL_LINK,
                        Shortcut.SMALL_WINDOW,
                        requests.toggleSmallWindow()),
                button(Texts.of("room.view.shortcuts"), Feather.COMMAND, Shortcut.HELP, requests.showShortcuts()));
        buttons.getStyleClass().add("view-windows");
        return buttons;
    }

    private static Button fullScreen(Requests requests) {
        Button button = button("", Feather.MAXIMIZE, Shortcut.FULL_SCREEN, requests.toggleFullScreen());
        requests.fullScreen().subscribe(full -> showFullScreen(button, full));
        return button;
    }

    private static void showFullScreen(Button button, boolean full) {
        String text = full ? Texts.of("room.view.full-screen.end") : Texts.of("room.view.full-screen");
        button.setText(text);
        button.setGraphic(Icons.of(full ? Feather.MINIMIZE : Feather.MAXIMIZE, 16));
        Buttons.describe(button, text, Shortcut.FULL_SCREEN.text());
    }

    private static Button button(String text, Feather icon, Shortcut shortcut, Runnable action) {
        Button button = Buttons.secondary(text, action);
        button.setGraphic(Icons.of(icon, 16));
        button.setMaxWidth(Double.MAX_VALUE);
        Buttons.describe(button, text, shortcut.text());
        return button;
    }

    private static Options.Words words(Layout layout) {
        return switch (layout) {
            case AUTO -> new Options.Words(name(layout), Texts.of("room.view.layout.auto.help"));
            case GRID -> new Options.Words(name(layout), Texts.of("room.view.layout.grid.help"));
            case SPEAKER -> new Options.Words(name(layout), Texts.of("room.view.layout.speaker.help"));
        };
    }

    private static String name(Layout layout) {
        return switch (layout) {
            case AUTO -> Texts.of("room.view.layout.auto");
            case GRID -> Texts.of("room.view.layout.grid");
            case SPEAKER -> Texts.of("room.view.layout.speaker");
        };
    }

    /** What a place for the own picture is called. */
    static String name(SelfView place) {
        return switch (place) {
            case TILE -> Texts.of("room.view.self.tile");
            case TOP_LEFT -> Texts.of("room.view.self.top-left");
            case TOP_RIGHT -> Texts.of("room.view.self.top-right");
            case BOTTOM_RIGHT -> Texts.of("room.view.self.bottom-right");
            case BOTTOM_LEFT -> Texts.of("room.view.self.bottom-left");
            case HIDDEN -> Texts.of("room.view.self.hidden");
        };
    }

    Node firstFocus() {
        return layouts.firstFocus();
    }

    void render(AppState state) {
        layouts.show(state.attendance().layout());
        places.show(state.attendance().selfView());
        Labels.setShown(alone, state.peers().isEmpty());
        Labels.setShown(aloneInCorner, state.peers().isEmpty());
    }
}
