package dev.parley.client.ui.common;

import dev.parley.client.core.Badge;
import dev.parley.client.core.Badge.Action;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.fx.Part;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The state of the connection, and what can be done about it. */
public final class StatusBadge extends HBox {
    private final Consumer<Action> act;
    private final Region dot = new Region();
    private final Label text = Labels.line("", "badge-text");
    private final Label details = Labels.line("", "badge-details");
    private final HBox pill = new HBox(dot, text, details);
    private final HBox actions = new HBox();
    private final Tooltip story = Buttons.story();
    private final Part<Badge.Colour> colour = new Part<>(this::show);
    private final Part<List<Action>> offered = new Part<>(this::offer);

    public StatusBadge(Consumer<Action> act) {
        this.act = act;
        getStyleClass().add("status-badge");
        dot.getStyleClass().add("badge-dot");
        pill.getStyleClass().add("badge-pill");
        pill.setMinWidth(Region.USE_PREF_SIZE);
        Tooltip.install(pill, story);
        setFillHeight(false);
        actions.getStyleClass().add("badge-actions");
        getChildren().addAll(pill, actions);
    }

    public void render(ConnectionStatus status) {
        colour.show(status.badge().colour());
        offered.show(status.actions());
        text.setText(status.text());
        details.setText(String.join(" · ", status.details()));
        Labels.setShown(details, !status.details().isEmpty());
        story.setText(status.help());
        pill.setAccessibleText(accessibleTextOf(status));
    }

    private static String accessibleTextOf(ConnectionStatus status) {
        String details = String.join(Texts.of("common.list.separator"), status.details());
        return details.isEmpty() ? status.text() : Texts.of("common.status.accessible", status.text(), details);
    }

    private void offer(List<Action> now) {
        actions.getChildren().setAll(now.stream().map(this::button).toList());
    }

    private void show(Badge.Colour now) {
        for (Badge.Colour each : Badge.Colour.values()) {
            pill.getStyleClass().remove(styleOf(each));
        }
        pill.getStyleClass().add(styleOf(now));
    }

    private static String styleOf(Badge.Colour colour) {
        return "badge-" + colour.name().toLowerCase(Locale.ROOT);
    }

    /** What it does besides what it says. */
    private Node explained(Action action, String help) {
        Button button = Buttons.quiet(action.text(), () -> act.accept(action));
        Tooltip explanation = Buttons.story();
        explanation.setText(help);
        button.setTooltip(explanation);
        button.setAccessibleHelp(help);
        return button;
    }

    private Node button(Action action) {
        return switch (action) {
            case CONNECT, FORCE_RECONNECT -> Buttons.quiet(action.text(), () -> act.accept(action));
            case CANCEL -> explained(action, Texts.of("common.status.cancel.help"));
            case DISCONNECT -> explained(action, Texts.of("common.status.disconnect.help"));
            case SETTINGS -> Buttons.icon(Icons.of(Feather.SETTINGS, 16), action.text(), () -> act.accept(action));
        };
    }
}
