package dev.parley.client.ui.room;

import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** One line of the small window: a {@link Glance}, with the whole of it in the tooltip. Gone while there is nothing to say. */
final class GlanceLine extends HBox {
    private static final int SIGN = 14;

    private final Label words = Labels.line("", "glance-words");
    private final Tooltip story = Buttons.story();
    private final Part<Optional<Glance>> glance = new Part<>(this::show);

    GlanceLine() {
        getStyleClass().add("glance");
        setAccessibleRole(AccessibleRole.TEXT);
        Tooltip.install(this, story);
        glance.show(Optional.empty());
    }

    void render(Optional<Glance> now) {
        glance.show(now);
    }

    private void show(Optional<Glance> now) {
        Labels.setShown(this, now.isPresent());
        now.ifPresent(this::say);
    }

    private void say(Glance now) {
        words.setText(now.words());
        words.getStyleClass().setAll("label", now.notice() ? "glance-notice" : "glance-words");
        story.setText(now.story());
        setAccessibleText(now.story());
        getStyleClass().setAll("glance", now.kind().name().toLowerCase(Locale.ROOT));
        getChildren().setAll(sign(now.kind()), words);
    }

    private static Node sign(Glance.Kind kind) {
        return switch (kind) {
            case ERROR -> Icons.of(Feather.ALERT_CIRCLE, SIGN);
            case WARNING -> Icons.of(Feather.ALERT_TRIANGLE, SIGN);
            case HAND -> Icons.hand(SIGN);
            case TALKING -> Icons.of(Feather.MIC, SIGN);
        };
    }
}
