package dev.parley.client.ui.common;

import java.util.function.BooleanSupplier;
import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.RotateTransition;
import javafx.animation.Timeline;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.Circle;
import javafx.util.Duration;

/**
 * A turning ring: something takes a moment. Turns only while it is visible in a scene. Where the system is set to move
 * little, it goes on in four steps a turn, slowly: still a sign of life, without motion.
 */
public final class Spinner extends StackPane {
    private static final Duration TURN = Duration.millis(900);
    private static final Duration STEP = Duration.millis(800);
    private static final double QUARTER = 90;

    private final Pane rotor;
    private final BooleanSupplier still;
    private Animation turning;

    /** @param size diameter */
    public Spinner(double size) {
        this(size, Motion::isReduced);
    }

    /** @param still whether little may move */
    Spinner(double size, BooleanSupplier still) {
        this.still = still;
        double radius = size / 2 - 1.5;
        Circle track = new Circle(radius);
        track.getStyleClass().add("spinner-track");
        Arc arc = new Arc(size / 2, size / 2, radius, radius, 90, 100);
        arc.getStyleClass().add("spinner-arc");
        rotor = new Pane(arc);
        getChildren().addAll(track, rotor);
        setMinSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
        turning = turn();
        sceneProperty().subscribe(this::turnWhenSeen);
        visibleProperty().subscribe(this::turnWhenSeen);
    }

    /** Whether it is turning now. */
    boolean turns() {
        return isRunning() && turning instanceof RotateTransition;
    }

    /** Whether it goes on in steps now. */
    boolean steps() {
        return isRunning() && turning instanceof Timeline;
    }

    private boolean isRunning() {
        return turning.getStatus() == Animation.Status.RUNNING;
    }

    private void turnWhenSeen() {
        turning.stop();
        if (getScene() != null && isVisible()) {
            turning = turning(still.getAsBoolean());
            turning.play();
        }
    }

    private Animation turning(boolean inSteps) {
        Animation animation = inSteps ? stepping() : turn();
        animation.setCycleCount(Animation.INDEFINITE);
        return animation;
    }

    private Animation turn() {
        RotateTransition turn = new RotateTransition(TURN, rotor);
        turn.setByAngle(360);
        turn.setInterpolator(Interpolator.LINEAR);
        return turn;
    }

    private Animation stepping() {
        return new Timeline(new KeyFrame(STEP, event -> rotor.setRotate((rotor.getRotate() + QUARTER) % 360)));
    }
}
