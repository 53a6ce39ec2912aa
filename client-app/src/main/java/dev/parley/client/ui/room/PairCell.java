package dev.parley.client.ui.room;

import dev.parley.client.core.PairHealth;
import dev.parley.client.core.PairHealth.Verdict;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import dev.parley.protocol.PeerMessage.Path;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One way in the table: its path and round trip, or a sign of what is wrong with it. */
final class PairCell extends ToggleButton {
    private static final PseudoClass WIDE = PseudoClass.getPseudoClass("wide");

    private boolean wide;
    private final StackPane sign = new StackPane();
    private final Label first = Labels.line("", "pair-value");
    private final Label second = Labels.line("", "pair-path");
    private final Part<Verdict> verdict = new Part<>(this::showVerdict);
    private @Nullable String style;

    PairCell(Runnable chosen) {
        VBox content = new VBox(sign, first, second);
        content.getStyleClass().add("pair-content");
        getStyleClass().setAll("pair-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(content);
        setOnAction(event -> chosen.run());
    }

    /** There is room for words, from the next {@link #render} on. */
    void setWide(boolean now) {
        wide = now;
        pseudoClassStateChanged(WIDE, now);
    }

    void render(PairHealth.Cell cell, boolean chosen) {
        verdict.show(cell.verdict());
        boolean up = isMeasured(cell.verdict());
        first.setText(up ? round(cell) : "");
        second.setText(up ? path(cell) : words(cell.verdict()));
        Labels.setShown(first, !first.getText().isEmpty());
        Labels.setShown(second, !second.getText().isEmpty());
        setSelected(chosen);
        Buttons.describe(this, cell.details(), "");
        setAccessibleHelp(cell.explanation());
    }

    private static boolean isMeasured(Verdict verdict) {
        return verdict == Verdict.GOOD || verdict == Verdict.POOR;
    }

    private static String round(PairHealth.Cell cell) {
        Long rtt = cell.rttMs();
        if (rtt == null) {
            return "–";
        }
        // A unit behind four digits would not fit.
        return rtt < 1_000 ? Texts.of("room.pair.rtt", rtt) : rtt.toString();
    }

    private String path(PairHealth.Cell cell) {
        return wide ? cell.pathText() : briefly(cell.path());
    }

    private static String briefly(Path path) {
        return switch (path) {
            case UNKNOWN -> "";
            case HOST -> Texts.of("room.pair.path.direct");
            case SRFLX, PRFLX -> Texts.of("room.pair.path.nat");
            case RELAY -> Texts.of("room.pair.path.relay");
        };
    }

    private String words(Verdict now) {
        if (!wide) {
            return "";
        }
        return switch (now) {
            case GOOD, POOR -> "";
            case ONE_WAY -> Texts.of("room.pair.one-way");
            case CONNECTING -> Texts.of("room.pair.connecting");
            case RECONNECTING -> Texts.of("room.pair.reconnecting");
            case FAILED -> Texts.of("room.pair.failed");
            case UNKNOWN -> Texts.of("room.pair.unknown");
        };
    }

    private void showVerdict(Verdict now) {
        getStyleClass().remove(style);
        style = "pair-" + now.name().toLowerCase(Locale.ROOT).replace('_', '-');
        getStyleClass().add(style);
        sign.getChildren().clear();
        Labels.setShown(sign, !isMeasured(now));
        if (!isMeasured(now)) {
            sign.getChildren().add(Icons.of(icon(now), 16));
        }
    }

    private static Feather icon(Verdict verdict) {
        return switch (verdict) {
            case GOOD, POOR -> Feather.CHECK;
            case ONE_WAY -> Feather.VOLUME_X;
            case CONNECTING -> Feather.MORE_HORIZONTAL;
            case RECONNECTING -> Feather.REFRESH_CW;
            case FAILED -> Feather.X;
            case UNKNOWN -> Feather.HELP_CIRCLE;
        };
    }
}
