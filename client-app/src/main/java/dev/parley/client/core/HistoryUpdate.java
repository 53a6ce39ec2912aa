package dev.parley.client.core;

import dev.parley.client.text.Texts;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.StoreReply;
import dev.parley.protocol.StoreRequest;
import dev.parley.protocol.VisitInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Who was in an own room, the newest first. One room at a time. */
final class HistoryUpdate {
    /** Visits shown; servers keep as many of a room. */
    static final int MOST = 10_000;

    private HistoryUpdate() {}

    static Next<AppState> show(AppState state, RoomId room, boolean further) {
        if (!Kept.offersRooms(state)) {
            return Next.same(state);
        }
        Kept.History known = Kept.of(state).history();
        Kept.History same = known != null && known.room().equals(room) ? known : null;
        if (same != null && same.visits().loading()) {
            return Next.same(state);
        }
        Kept.History history = same != null && further ? same : new Kept.History(room, Pages.unknown());
        return ConnectionUpdate.isUp(state)
                ? forgotten(state).then(s -> ask(s, history))
                : Next.same(with(state, history.with(history.visits().failed(KeptUpdate.away()))));
    }

    private static Next<AppState> ask(AppState state, Kept.History history) {
        List<VisitInfo> known = history.visits().items();
        ParticipantId after = known.isEmpty() ? null : known.getLast().participant();
        return Requests.ask(
                with(state, history.with(history.visits().asking())),
                new Request.RoomHistory(),
                new StoreRequest.RoomHistory(history.room(), after));
    }

    static Next<AppState> hide(AppState state) {
        return forgotten(KeptUpdate.change(state, kept -> kept.withHistory(null)));
    }

    /** The answer about another room, or one that nobody looks at any more, is not awaited. */
    private static Next<AppState> forgotten(AppState state) {
        String id = Requests.idOf(state, Request.RoomHistory.class);
        return id == null ? Next.same(state) : Requests.close(state, id);
    }

    static AppState told(AppState state, StoreReply.RoomVisits page) {
        return change(state, history -> {
            if (!history.room().equals(page.room())) {
                return history.with(history.visits().failed(Texts.of("core.kept.unanswered")));
            }
            Map<ParticipantId, VisitInfo> all = new LinkedHashMap<>();
            history.visits().items().forEach(visit -> all.put(visit.participant(), visit));
            page.visits().forEach(visit -> all.put(visit.participant(), visit));
            List<VisitInfo> shown = all.values().stream().limit(MOST).toList();
            return history.with(history.visits().told(shown, page.more() && shown.size() < MOST));
        });
    }

    static AppState failed(AppState state, String why) {
        return change(state, history -> history.with(history.visits().failed(why)));
    }

    private static AppState change(AppState state, UnaryOperator<Kept.History> edit) {
        Kept.History history = Kept.of(state).history();
        return history == null ? state : with(state, edit.apply(history));
    }

    private static AppState with(AppState state, Kept.History history) {
        return KeptUpdate.change(state, kept -> kept.withHistory(history));
    }
}
