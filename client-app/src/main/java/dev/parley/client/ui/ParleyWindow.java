package dev.parley.client.ui;

import dev.parley.client.core.MeetingLink;
import dev.parley.client.port.Pictures;
import dev.parley.client.ui.common.UiServices;
import dev.parley.client.ui.fx.UiStore;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Subscription;

/** The app's one window. FX thread only. */
public final class ParleyWindow implements AutoCloseable {
    private final Stage stage;
    private final Subscription subscription;

    /** Fills the stage; {@link #show} opens it. What to do when it is closed is the caller's business. */
    public ParleyWindow(Stage stage, UiStore store, Pictures pictures, UiServices services) {
        this.stage = stage;
        stage.setTitle("Parley");
        stage.setScene(new Scene(new StackPane(), 1280, 800));
        subscription = store.subscribe(state -> {});
    }

    public void show() {
        stage.show();
    }

    /** Offers to join this meeting: after signing in, or at once when signed in already. */
    public void invite(MeetingLink link) {}

    /** Stops listening and drawing. The stage stays as it is. */
    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
