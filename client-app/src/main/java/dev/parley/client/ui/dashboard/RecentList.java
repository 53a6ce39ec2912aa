package dev.parley.client.ui.dashboard;

import dev.parley.client.core.AppState;
import dev.parley.client.core.RecentMeeting;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Times;
import dev.parley.protocol.RoomId;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The meetings one was in lately. One click leads into each of them again, or starts it anew. */
final class RecentList extends StackPane {
    private final Clock clock;
    private final Consumer<RecentMeeting> enter;
    private final Consumer<RecentMeeting> forget;
    private final OfferList<Offer> list = new OfferList<>(
            Texts.of("lobby.recent.title"), offer -> offer.meeting().link(), this::row);

    /** What a row shows. */
    private record Offer(RecentMeeting meeting, RecentMeeting.Way way) {}

    RecentList(Clock clock, Consumer<RecentMeeting> enter, Consumer<RecentMeeting> forget) {
        this.clock = clock;
        this.enter = enter;
        this.forget = forget;
        getChildren().add(list);
        managedProperty().bind(list.managedProperty());
    }

    /** @param elsewhere rooms that are offered elsewhere on the page */
    void render(AppState state, Predicate<RoomId> elsewhere) {
        List<Offer> offers = state.dashboard().recent().stream()
                .filter(meeting -> !elsewhere.test(meeting.room()))
                .map(meeting -> new Offer(meeting, meeting.way(state)))
                .toList();
        list.render(offers);
    }

    private OfferRow row(Offer offer) {
        RecentMeeting meeting = offer.meeting();
        Button again = Buttons.secondary(textOf(offer.way()), () -> enter.accept(meeting));
        again.setAccessibleText(accessibleTextOf(offer));
        Button away = Buttons.icon(
                Icons.of(Feather.X, 16),
                Texts.of("lobby.recent.forget", meeting.title()),
                () -> forget.accept(meeting));
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
