package dev.parley.client.ui.dashboard;

import dev.parley.client.core.AppState;
import dev.parley.client.core.RecentMeeting;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Times;
import dev.parley.protocol.RoomId;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The meetings one was in lately. One click leads into each of them again, or starts it anew. */
final class RecentList extends VBox {
    private final Clock clock;
    private final Consumer<RecentMeeting> enter;
    private final Consumer<RecentMeeting> forget;
    private final Label removedText = Labels.line("", "row-details");
    private final Button restoring;
    private final HBox removedRow;
    /** Taken off last, and may be put back; null for none. */
    private @Nullable RecentMeeting removed;

    private boolean justRemoved;

    private final OfferList<Offer> list = new OfferList<>(
            Texts.of("lobby.recent.title"), offer -> offer.meeting().link(), this::row);

    /** What a row shows. */
    private record Offer(RecentMeeting meeting, RecentMeeting.Way way) {}

    /**
     * A list without meetings.
     *
     * @param restore puts a meeting back that was forgotten
     */
    RecentList(
            Clock clock,
            Consumer<RecentMeeting> enter,
            Consumer<RecentMeeting> forget,
            Consumer<RecentMeeting> restore) {
        this.clock = clock;
        this.enter = enter;
        this.forget = forget;
        restoring = Buttons.quiet(Texts.of("lobby.recent.restore"), () -> putBack(restore));
        removedRow = new HBox(removedText, restoring);
        removedRow.getStyleClass().add("removed-row");
        getChildren().addAll(list, removedRow);
        managedProperty().bind(list.managedProperty().or(removedRow.managedProperty()));
    }

    private void takeOff(RecentMeeting meeting) {
        removed = meeting;
        justRemoved = true;
        forget.accept(meeting);
    }

    private void putBack(Consumer<RecentMeeting> restore) {
        RecentMeeting meeting = removed;
        if (meeting != null) {
            restore.accept(meeting);
        }
    }

    /** What was taken off stays off. */
    void settle() {
        removed = null;
        Labels.setShown(removedRow, false);
    }

    private void showRemoved(AppState state) {
        RecentMeeting meeting = removed;
        boolean off = meeting != null && state.dashboard().recent().stream().noneMatch(one -> one.standsFor(meeting));
        Labels.setShown(removedRow, off);
        if (off && justRemoved) {
            // The button that had the keyboard is gone.
            justRemoved = false;
            restoring.requestFocus();
        }
        if (meeting != null) {
            removedText.setText(Texts.of("lobby.recent.removed", meeting.title()));
        }
    }

    /** @param elsewhere rooms that are offered elsewhere on the page */
    void render(AppState state, Predicate<RoomId> elsewhere) {
        List<Offer> offers = state.dashboard().recent().stream()
                .filter(meeting -> !elsewhere.test(meeting.room()))
                .map(meeting -> new Offer(meeting, meeting.way(state)))
                .toList();
        list.render(offers);
        showRemoved(state);
    }

    private OfferRow row(Offer offer) {
        RecentMeeting meeting = offer.meeting();
        Button again = Buttons.secondary(textOf(offer.way()), () -> enter.accept(meeting));
        again.setAccessibleText(accessibleTextOf(offer));
        Button away = Buttons.icon(
                Icons.of(Feather.X, 16), Texts.of("lobby.recent.forget", meeting.title()), () -> takeOff(meeting));
        return new OfferRow(meeting.title(), details(offer), again, away);
    }

    private static String textOf(RecentMeeting.Way way) {
        return switch (way) {
            case REJOIN -> Texts.of("lobby.recent.rejoin");
            case START_AGAIN -> Texts.of("lobby.recent.start-again");
        };
    }

    private static String accessibleTextOf(Offer offer) {
        String title = offer.meeting().title();
        return switch (offer.way()) {
            case REJOIN -> Texts.of("lobby.recent.rejoin.accessible", title);
            case START_AGAIN -> Texts.of("lobby.recent.start-again.accessible", title);
        };
    }

    private String details(Offer offer) {
        RecentMeeting meeting = offer.meeting();
        String joined = Times.of(meeting.enteredAt(), clock);
        if (offer.way() == RecentMeeting.Way.START_AGAIN) {
            return Texts.of("lobby.recent.over", joined);
        }
        return meeting.hosted()
                ? Texts.of("lobby.recent.here", joined)
                : Texts.of("lobby.recent.elsewhere", meeting.link().server().getHost(), joined);
    }
}
