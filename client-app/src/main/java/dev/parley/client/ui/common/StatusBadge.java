package dev.parley.client.ui.common;

import dev.parley.client.ui.common.ConnectionStatus.Action;
import dev.parley.client.ui.fx.Part;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
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
    private final Part<ConnectionStatus.Colour> colour = new Part<>(this::showColour);
    private final Part<List<Action>> offered = new Part<>(this::showActions);

    public StatusBadge(Consumer<Action> act) {
        this.act = act;
        getStyleClass().add("status-badge");
        dot.getStyleClass().add("badge-dot");
        pill.getStyleClass().add("badge-pill");
        pill.setMinWidth(Region.USE_PREF_SIZE);
        setFillHeight(false);
        actions.getStyleClass().add("badge-actions");
        getChildren().addAll(pill, actions);
    }

    public void render(ConnectionStatus status) {
        colour.show(status.colour());
        offered.show(status.actions());
        text.setText(status.text());
        details.setText(String.join(" · ", status.details()));
        Labels.setShown(details, !status.details().isEmpty());
        pill.setAccessibleText(status.text() + ". " + String.join(", ", status.details()));
    }

    private void showColour(ConnectionStatus.Colour now) {
        for (ConnectionStatus.Colour each : ConnectionStatus.Colour.values()) {
            pill.getStyleClass().remove(styleOf(each));
        }
        pill.getStyleClass().add(styleOf(now));
    }

    private static String styleOf(ConnectionStatus.Colour colour) {
        return "badge-" + colour.name().toLowerCase(Locale.ROOT);
    }

    private void showActions(List<Action> now) {
        actions.getChildren().setAll(now.stream().map(this::button).toList());
    }

    private Node button(Action action) {
        return switch (action) {
            case CONNECT -> Buttons.quiet("Connect", () -> act.accept(action));
            case CANCEL -> Buttons.quiet("Cancel", () -> act.accept(action));
            case DISCONNECT -> Buttons.quiet("Disconnect", () -> act.accept(action));
            case FORCE_RECONNECT -> Buttons.quiet("Force reconnect", () -> act.accept(action));
            case SETTINGS -> Buttons.icon(Icons.of(Feather.SETTINGS, 16), "Settings", () -> act.accept(action));
        };
    }
}
