package dev.parley.client.ui.room;

import dev.parley.client.core.Event;
import dev.parley.client.core.Layout;
import dev.parley.client.core.SelfView;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Shortcut;
import dev.parley.client.ui.fx.UiStore;
import java.util.function.Consumer;

/** What the keys of the view do, and where the own picture goes. Each says what it did, because a glance at the pictures may not tell. */
final class ViewKeys {
    private final UiStore store;
    private final Consumer<String> say;
    /** Where the own picture was before it was hidden. */
    private SelfView before = SelfView.TILE;

    ViewKeys(UiStore store, Consumer<String> say) {
        this.store = store;
        this.say = say;
    }

    void nextLayout() {
        Layout next = store.state().attendance().layout().next();
        store.dispatch(new Event.ChooseLayout(next));
        say.accept(words(next));
    }

    void toggleSelf() {
        SelfView now = store.state().attendance().selfView();
        if (now == SelfView.HIDDEN) {
            store.dispatch(new Event.PlaceSelfView(before));
            say.accept(Texts.of("room.flash.self.shown"));
        } else {
            before = now;
            store.dispatch(new Event.PlaceSelfView(SelfView.HIDDEN));
            say.accept(words(SelfView.HIDDEN));
        }
    }

    /** Alone one's picture fills the window, wherever it would be. */
    void moveSelf() {
        SelfView next = store.state().attendance().selfView().nextCorner();
        store.dispatch(new Event.PlaceSelfView(next));
        say.accept(store.state().peers().isEmpty() ? Texts.of("room.view.alone") : words(next));
    }

    /** Puts the own picture where somebody wants it with the mouse, who sees where it is, unless it is hidden. */
    void placeSelf(SelfView place) {
        SelfView now = store.state().attendance().selfView();
        before = now == SelfView.HIDDEN ? before : now;
        store.dispatch(new Event.PlaceSelfView(place));
        if (place == SelfView.HIDDEN) {
            say.accept(words(place));
        }
    }

    private static String words(Layout now) {
        return switch (now) {
            case AUTO -> Texts.of("room.flash.layout.auto");
            case GRID -> Texts.of("room.flash.layout.grid");
            case SPEAKER -> Texts.of("room.flash.layout.speaker");
        };
    }

    private static String words(SelfView now) {
        return switch (now) {
            case TILE -> Texts.of("room.flash.self.shown");
            case TOP_LEFT -> Texts.of("room.flash.self.top-left");
            case TOP_RIGHT -> Texts.of("room.flash.self.top-right");
            case BOTTOM_RIGHT -> Texts.of("room.flash.self.bottom-right");
            case BOTTOM_LEFT -> Texts.of("room.flash.self.bottom-left");
            case HIDDEN -> Texts.of("room.flash.self.hidden", Shortcut.HIDE_SELF.text());
        };
    }
}
