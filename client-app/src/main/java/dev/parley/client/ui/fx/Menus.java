package dev.parley.client.ui.fx;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.event.EventTarget;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The menu of a node: it opens on the other mouse button, and by keyboard where the node, or something in it, has the focus. */
public final class Menus {
    private static final KeyCombination OPEN = new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN);

    private final Node owner;
    private final Function<EventTarget, List<MenuItem>> items;
    private @Nullable ContextMenu menu;

    private Menus(Node owner, Function<EventTarget, List<MenuItem>> items) {
        this.owner = owner;
        this.items = items;
    }

    /**
     * Gives a node a menu. To be called on the application thread.
     *
     * @param items made whenever the menu opens, of what it is asked for over; none if there is nothing to choose
     */
    public static void offer(Node owner, Function<EventTarget, List<MenuItem>> items) {
        Menus menus = new Menus(owner, items);
        owner.setOnContextMenuRequested(menus::onRequested);
        owner.setOnKeyPressed(menus::onKey);
    }

    private void onRequested(ContextMenuEvent event) {
        event.consume();
        // Some systems ask for it after the key that has opened it already.
        if (!event.isKeyboardTrigger() || menu == null || !menu.isShowing()) {
            open(event.getTarget(), opened -> opened.show(owner, event.getScreenX(), event.getScreenY()));
        }
    }

    /** Not every system asks for a menu when these are pressed. */
    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.CONTEXT_MENU || OPEN.match(event)) {
            event.consume();
            open(event.getTarget(), opened -> opened.show(owner, Side.BOTTOM, 0, 0));
        }
    }

    /** In place of the one before. */
    private void open(EventTarget target, Consumer<ContextMenu> show) {
        if (menu != null) {
            menu.hide();
        }
        ContextMenu made = new ContextMenu();
        made.getItems().addAll(items.apply(target));
        menu = made;
        if (!made.getItems().isEmpty()) {
            show.accept(made);
        }
    }

    /** A choice that does something. */
    public static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        // A name may have an underscore in it.
        item.setMnemonicParsing(false);
        item.setOnAction(chosen -> action.run());
        return item;
    }
}
