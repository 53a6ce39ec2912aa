package dev.parley.client.ui.common;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.RotateTransition;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.Circle;
import javafx.util.Duration;

/** A turning ring: something takes a moment. Turns only while it is visible in a scene. */
public final class Spinner extends StackPane {
    private static final Duration TURN = Duration.millis(900);
    private final RotateTransition turning;

    /** @param size diameter */
    public Spinner(double size) {
        double radius = size / 2 - 1.5;
        Circle track = new Circle(radius);
        track.getStyleClass().add("spinner-track");
        Arc arc = new Arc(size / 2, size / 2, radius, radius, 90, 100);
        arc.getStyleClass().add("spinner-arc");
        Pane rotor = new Pane(arc);
        getChildren().addAll(track, rotor);
        setMinSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
        turning = turning(rotor);
        sceneProperty().subscribe(this::turnWhenSeen);
        visibleProperty().subscribe(this::turnWhenSeen);
    }

    private static RotateTransition turning(Pane rotor) {
        RotateTransition turning = new RotateTransition(TURN, rotor);
        turning.setByAngle(360);
        turning.setInterpolator(Interpolator.LINEAR);
        turning.setCycleCount(Animation.INDEFINITE);
        return turning;
    }

    private void turnWhenSeen() {
        if (getScene() != null && isVisible()) {
            turning.play();
        } else {
            turning.stop();
        }
    }
}
