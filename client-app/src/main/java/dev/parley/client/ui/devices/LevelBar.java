package dev.parley.client.ui.devices;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** How loud something is, on the scale of the ear. Nothing is allocated when it moves. */
final class LevelBar extends StackPane {
    /** What is quieter is drawn as silence, in dB below the loudest there can be. */
    private static final double QUIETEST_DB = 60;

    private final Region bar = new Region();
    private double share;

    LevelBar(String name) {
        setAccessibleText(name);
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("level");
        bar.getStyleClass().add("level-bar");
        bar.setManaged(false);
        getChildren().add(bar);
    }

    /** @param level root mean square, 0 to 1 */
    void show(double level) {
        double now = shareOf(level);
        if (now != share) {
            share = now;
            requestLayout();
        }
    }

    /** How much of the bar is filled, 0 to 1. */
    double share() {
        return share;
    }

    static double shareOf(double level) {
        return level <= 0 ? 0 : Math.clamp(1 + 20 * Math.log10(level) / QUIETEST_DB, 0, 1);
    }

    @Override
    protected void layoutChildren() {
        bar.resizeRelocate(0, 0, getWidth() * share, getHeight());
        bar.setVisible(share > 0);
    }
}
