package dev.parley.client.ui.room;

import dev.parley.client.core.Event;
import dev.parley.client.core.Layout;
import dev.parley.client.core.SelfView;
import dev.parley.client.ui.common.Shortcut;
import dev.parley.client.ui.fx.UiStore;
import java.util.Locale;
import java.util.function.Consumer;

/** What the keys of the view do. Each says what it did, because a glance at the pictures may not tell. */
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
        say.accept("Layout: " + ViewPanel.name(next).toLowerCase(Locale.ROOT));
    }

    void toggleSelf() {
        SelfView now = store.state().attendance().selfView();
        if (now == SelfView.HIDDEN) {
            store.dispatch(new Event.PlaceSelfView(before));
            say.accept("Your own picture is shown");
        } else {
            before = now;
            store.dispatch(new Event.PlaceSelfView(SelfView.HIDDEN));
            say.accept("Your own picture is hidden from you only. " + Shortcut.HIDE_SELF.text() + " shows it again.");
        }
    }

    void moveSelf() {
        SelfView next = store.state().attendance().selfView().nextCorner();
        store.dispatch(new Event.PlaceSelfView(next));
        say.accept("Your own picture: " + ViewPanel.name(next).toLowerCase(Locale.ROOT));
    }
}
