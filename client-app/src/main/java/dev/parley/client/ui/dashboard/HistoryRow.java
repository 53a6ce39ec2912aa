package dev.parley.client.ui.dashboard;

import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Times;
import dev.parley.client.ui.fx.Part;
import dev.parley.protocol.VisitInfo;
import java.time.Clock;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One stay of one person in a room that the server keeps. */
final class HistoryRow extends HBox {
    private static final long MINUTE_MS = 60_000;
    private static final long MINUTES_OF_AN_HOUR = 60;

    private final Clock clock;
    private final Label name = Labels.line("", "row-title");
    private final Label account = Labels.line(Texts.of("lobby.history.account"), "tag");
    private final Label stay = Labels.line("", "row-details");
    private final Label duration = Labels.line("", "row-details");
    private final Part<VisitInfo> visit = new Part<>(this::show);

    HistoryRow(Clock clock) {
        this.clock = clock;
        account.setMinWidth(USE_PREF_SIZE);
        HBox named = new HBox(name, account);
        named.getStyleClass().add("history-name");
        VBox texts = new VBox(named, stay);
        texts.getStyleClass().add("row-texts");
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        duration.setMinWidth(USE_PREF_SIZE);
        getStyleClass().add("history-row");
        getChildren().addAll(texts, duration);
    }

    void render(VisitInfo now) {
        visit.show(now);
    }

    private void show(VisitInfo now) {
        name.setText(now.name());
        Labels.setShown(account, now.account());
        Long leftAt = now.leftAt();
        Long durationMs = now.durationMs();
        String joined = Times.of(now.joinedAt(), clock);
        stay.setText(
                leftAt == null
                        ? Texts.of("lobby.history.since", joined)
                        : Texts.of("lobby.history.stay", joined, Times.after(now.joinedAt(), leftAt, clock)));
        duration.setText(durationMs == null ? Texts.of("lobby.history.now") : lasting(durationMs));
    }

    private static String lasting(long ms) {
        long minutes = ms / MINUTE_MS;
        if (minutes == 0) {
            return Texts.of("lobby.history.moment");
        }
        return minutes < MINUTES_OF_AN_HOUR
                ? Texts.of("lobby.history.minutes", minutes)
                : Texts.of("lobby.history.hours", minutes / MINUTES_OF_AN_HOUR, minutes % MINUTES_OF_AN_HOUR);
    }
}
