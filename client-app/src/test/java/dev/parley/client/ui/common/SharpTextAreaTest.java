package dev.parley.client.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ui.Pulses;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class SharpTextAreaTest {
    @BeforeAll
    static void startJavaFx() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    /** JavaFX's own text area does not show them here. */
    @Test
    void what_changes_twice_before_the_window_is_drawn_is_seen_as_it_is() {
        List<Color> seen = new ArrayList<>();
        Pulses.onFx(() -> {
            TextArea area = new SharpTextArea();
            Scene scene = new Scene(area, 100, 100);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            Node content = area.lookup(".content");
            for (String colour : List.of("red", "lime", "blue")) {
                content.setStyle("-fx-background-color: " + colour);
                seen.add(scene.snapshot(null).getPixelReader().getColor(50, 50));
            }
            stage.close();
        });
        assertThat(seen).containsExactly(Color.RED, Color.LIME, Color.BLUE);
    }
}
