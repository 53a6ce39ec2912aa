package dev.parley.client.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ui.Pulses;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class SharpScrollTest {

    @BeforeAll
    static void startJavaFx() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    /** JavaFX's own scroll pane shows none of the three here. */
    @Test
    void what_changes_twice_before_the_window_is_drawn_is_seen_as_it_is() {
        List<Color> seen = new ArrayList<>();
        Pulses.onFx(() -> {
            Region box = new Region();
            Scene scene = new Scene(new SharpScroll(box), 100, 100);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            for (String colour : List.of("red", "lime", "blue")) {
                box.setStyle("-fx-min-height: 100px; -fx-background-color: " + colour);
                seen.add(scene.snapshot(null).getPixelReader().getColor(50, 50));
            }
            stage.close();
        });
        assertThat(seen).containsExactly(Color.RED, Color.LIME, Color.BLUE);
    }
}
