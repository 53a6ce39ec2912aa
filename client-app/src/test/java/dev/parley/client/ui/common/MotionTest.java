package dev.parley.client.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ui.Pulses;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class MotionTest {
    private static final PseudoClass STILL = PseudoClass.getPseudoClass("still");

    @BeforeAll
    static void startJavaFx() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void the_ring_turns_and_steps_where_little_may_move() {
        AtomicBoolean still = new AtomicBoolean();
        Pulses.onFx(() -> {
            Spinner spinner = new Spinner(24, still::get);
            StackPane root = new StackPane(spinner);
            Scene scene = new Scene(root);
            assertThat(scene.getRoot()).isSameAs(root);
            assertThat(spinner.turns()).isTrue();
            spinner.setVisible(false);
            still.set(true);
            spinner.setVisible(true);
            assertThat(spinner.turns()).isFalse();
            assertThat(spinner.steps()).isTrue();
            root.getChildren().clear();
            assertThat(spinner.steps()).isFalse();
        });
    }

    @Test
    void style_sheets_follow_the_system_until_the_window_is_gone() {
        Pulses.onFx(() -> {
            SimpleBooleanProperty reduced = new SimpleBooleanProperty(true);
            StackPane root = new StackPane();
            Subscription following = Motion.follow(root, reduced);
            assertThat(root.getPseudoClassStates()).contains(STILL);
            reduced.set(false);
            assertThat(root.getPseudoClassStates()).doesNotContain(STILL);
            following.unsubscribe();
            reduced.set(true);
            assertThat(root.getPseudoClassStates()).doesNotContain(STILL);
        });
    }
}
