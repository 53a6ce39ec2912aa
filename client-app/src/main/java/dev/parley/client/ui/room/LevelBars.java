package dev.parley.client.ui.room;

import dev.parley.client.ui.common.Labels;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** How loud somebody is, in three bars. They change only from one step to the next, because each change is drawn. */
final class LevelBars extends HBox {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final double[] STEPS = {0.02, 0.08, 0.25};
    private static final double WIDTH = 3;
    private static final double[] HEIGHTS = {5, 10, 7};

    private int lit = -1;

    LevelBars() {
        getStyleClass().add("level-bars");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMouseTransparent(true);
        getChildren()
                .addAll(IntStream.range(0, STEPS.length)
                        .mapToObj(LevelBars::bar)
                        .toList());
        render(0);
    }

    private static Region bar(int index) {
        Region bar = new Region();
        bar.setMinSize(WIDTH, HEIGHTS[index]);
        bar.setMaxSize(WIDTH, HEIGHTS[index]);
        bar.getStyleClass().add("bar");
        return bar;
    }

    /** Takes their room away too, where somebody is muted. */
    void setShown(boolean shown) {
        Labels.setShown(this, shown);
    }

    /** @param level 0 to 1 */
    void render(double level) {
        int now = steps(level);
        if (now != lit) {
            lit = now;
            for (int i = 0; i < STEPS.length; i++) {
                getChildren().get(i).pseudoClassStateChanged(LIT, i < now);
            }
        }
    }

    /** How many bars that is. */
    static int steps(double level) {
        int steps = 0;
        while (steps < STEPS.length && level >= STEPS[steps]) {
            steps++;
        }
        return steps;
    }
}
