package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.Layout;
import dev.parley.client.core.SelfView;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Shortcut;
import dev.parley.client.ui.fx.UiStore;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** How the meeting is shown in the own window. Nobody else sees anything of it, but for the size of the pictures they send. */
final class ViewPanel extends VBox {
    private final Options<Layout> layouts;
    private final Options<SelfView> places;

    /** What the panel asks of the room screen. */
    record Requests(Runnable toggleFullScreen, Runnable toggleSmallWindow, Runnable showShortcuts) {}

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
                        .with("The others", layouts)
                        .with("Your own picture", places)
                        .with("The window", windows(requests)));
    }

    private static Node windows(Requests requests) {
        VBox buttons = new VBox(
                button("Full screen", Feather.MAXIMIZE, Shortcut.FULL_SCREEN, requests.toggleFullScreen()),
                button(
                        "Small window on top",
                        Feather.EXTERNAL_LINK,
                        Shortcut.SMALL_WINDOW,
                        requests.toggleSmallWindow()),
                button("Keyboard shortcuts", Feather.COMMAND, Shortcut.HELP, requests.showShortcuts()));
        buttons.getStyleClass().add("view-windows");
        return buttons;
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
            case AUTO ->
                new Options.Words(name(layout), "All in one size. From five people on, whoever speaks is large.");
            case GRID -> new Options.Words(name(layout), "All in one size, however many there are.");
            case SPEAKER -> new Options.Words(name(layout), "Whoever speaks is large, the others are beside.");
        };
    }

    static String name(Layout layout) {
        return switch (layout) {
            case AUTO -> "Automatic";
            case GRID -> "Grid";
            case SPEAKER -> "Speaker";
        };
    }

    static String name(SelfView place) {
        return switch (place) {
            case TILE -> "Among the others";
            case TOP_LEFT -> "Top left";
            case TOP_RIGHT -> "Top right";
            case BOTTOM_RIGHT -> "Bottom right";
            case BOTTOM_LEFT -> "Bottom left";
            case HIDDEN -> "Hidden";
        };
    }

    Node firstFocus() {
        return layouts.firstFocus();
    }

    void render(AppState state) {
        layouts.show(state.attendance().layout());
        places.show(state.attendance().selfView());
    }
}
