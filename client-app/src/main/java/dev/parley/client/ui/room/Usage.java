package dev.parley.client.ui.room;

import dev.parley.client.core.Event;
import dev.parley.client.ui.fx.UiStore;
import java.time.Clock;
import javafx.event.EventType;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TouchEvent;

/** Tells the core that the person uses the window, at most once every {@value #EVERY_MS} ms. */
final class Usage {
    private static final long EVERY_MS = 5_000;

    private final UiStore store;
    private final Clock clock;
    private long toldAt;

    Usage(UiStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Only what a person does: a picture that moves below a resting mouse makes events too. */
    void note(InputEvent event) {
        if (isOfAPerson(event.getEventType())) {
            note();
        }
    }

    private static boolean isOfAPerson(EventType<?> type) {
        return type == KeyEvent.KEY_PRESSED
                || type == MouseEvent.MOUSE_MOVED
                || type == MouseEvent.MOUSE_PRESSED
                || type == MouseEvent.MOUSE_DRAGGED
                || type == ScrollEvent.SCROLL
                || type == TouchEvent.TOUCH_PRESSED;
    }

    /** The person is there now. */
    void note() {
        long now = clock.millis();
        if (Math.abs(now - toldAt) >= EVERY_MS) {
            toldAt = now;
            store.dispatch(new Event.UseWindow());
        }
    }
}
