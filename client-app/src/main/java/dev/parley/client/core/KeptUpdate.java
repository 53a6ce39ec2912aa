package dev.parley.client.core;

import dev.parley.client.text.Texts;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.StoreReply;
import dev.parley.protocol.StoreRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The rooms that a server keeps for the account that is signed in there. At most one request of each kind is under way. */
final class KeptUpdate {
    /** Own rooms remembered; servers keep fewer for one account. */
    static final int MOST_ROOMS = 1_000;

    private KeptUpdate() {}

    /** The server has let this person in: what it keeps for them may have changed meanwhile. */
    static Next<AppState> welcomed(AppState state) {
        return list(change(state, kept -> kept.withDeleting(null)), false);
    }

    /** Whoever comes home sees who is in their rooms now. */
    static Next<AppState> noted(AppState before, AppState state) {
        boolean home = isHome(state) && !isHome(before);
        return home ? list(forgetProblem(state), false).then(InvitationsUpdate::listMissing) : Next.same(state);
    }

    /** What was wrong with whom one wanted to invite concerned the meeting that is over. */
    private static AppState forgetProblem(AppState state) {
        return Kept.of(state).problem().isEmpty() ? state : change(state, kept -> kept.withProblem(""));
    }

    private static boolean isHome(AppState state) {
        return state.room().phase().screen() == RoomPhase.Screen.LIST;
    }

    static Next<AppState> user(AppState state, Event.OwnRooms event) {
        return switch (event) {
            case Event.ListOwnRooms list -> list(state, list.further());
            case Event.DeleteRoom delete -> delete(state, delete.room());
            case Event.ShowHistory show -> HistoryUpdate.show(state, show.room(), show.further());
            case Event.HideHistory hide -> HistoryUpdate.hide(state);
        };
    }

    /** @param further the page after those that are there; otherwise the first one, again */
    private static Next<AppState> list(AppState state, boolean further) {
        Pages<RoomInfo> rooms = Kept.of(state).rooms();
        if (!Kept.offersRooms(state) || rooms.loading()) {
            return Next.same(state);
        }
        if (!ConnectionUpdate.isUp(state)) {
            return Next.same(change(state, kept -> kept.withRooms(rooms.failed(away()))));
        }
        RoomId after =
                further && !rooms.items().isEmpty() ? rooms.items().getLast().id() : null;
        return Requests.ask(
                change(state, kept -> kept.withRooms(rooms.asking())),
                new Request.OwnRooms(after),
                new StoreRequest.ListOwnRooms(after));
    }

    private static Next<AppState> delete(AppState state, RoomId room) {
        if (!Kept.offersRooms(state) || Kept.of(state).deleting() != null) {
            return Next.same(state);
        }
        return ConnectionUpdate.isUp(state)
                ? Requests.ask(
                        change(state, kept -> kept.withDeleting(room)),
                        new Request.DeleteRoom(room, nameOf(state, room)),
                        new StoreRequest.DeleteRoom(room))
                : NoticeUpdate.add(state, Notice.Severity.ERROR, away());
    }

    private static String nameOf(AppState state, RoomId room) {
        return Kept.of(state).rooms().items().stream()
                .filter(own -> own.id().equals(room))
                .map(RoomInfo::name)
                .findFirst()
                .orElseGet(room::value);
    }

    /** A room that this person has just made: the last. While pages are to come it stands first, as the next follows the last that is there. */
    static AppState made(AppState state, RoomInfo room) {
        Pages<RoomInfo> rooms = Kept.of(state).rooms();
        List<RoomInfo> all = rooms.more() ? merged(List.of(room), rooms.items()) : merged(rooms.items(), List.of(room));
        return change(state, kept -> kept.withRooms(rooms.with(all)));
    }

    static Next<AppState> said(AppState state, StoreReply reply, @Nullable String re) {
        Request request = Requests.of(state, re);
        return switch (reply) {
            case StoreReply.OwnRooms own ->
                request instanceof Request.OwnRooms asked && re != null
                        ? Requests.close(change(state, kept -> listed(kept, asked.after(), own)), re)
                        : Next.same(state);
            case StoreReply.RoomDeleted deleted ->
                request instanceof Request.DeleteRoom asked && re != null
                        ? Requests.close(state, re).then(s -> deleted(s, asked))
                        : Next.same(state);
            case StoreReply.RoomVisits visits ->
                request instanceof Request.RoomHistory && re != null
                        ? Requests.close(HistoryUpdate.told(state, visits), re)
                        : Next.same(state);
            case StoreReply.InvitationChanged changed -> InvitationsUpdate.changed(state, changed.invitation(), re);
            case StoreReply.Invitations invitations -> InvitationsUpdate.listed(state, invitations, re);
        };
    }

    /** Of what was there before, what is not on this page stays if it is on another one. */
    private static Kept listed(Kept kept, @Nullable RoomId after, StoreReply.OwnRooms page) {
        List<RoomInfo> before = kept.rooms().items();
        List<RoomInfo> earlier = after == null ? justMade(before, page) : before.subList(0, indexAfter(before, after));
        List<RoomInfo> later = page.more() && !page.rooms().isEmpty()
                ? before.subList(indexAfter(before, page.rooms().getLast().id()), before.size())
                : List.of();
        boolean more = later.isEmpty() ? page.more() : kept.rooms().more();
        List<RoomInfo> all = merged(merged(earlier, page.rooms()), later);
        return kept.withRooms(kept.rooms().told(all, more && all.size() < MOST_ROOMS));
    }

    /** Rooms that stand first though their page is still to come. */
    private static List<RoomInfo> justMade(List<RoomInfo> before, StoreReply.OwnRooms first) {
        if (!first.more() || first.rooms().isEmpty()) {
            return List.of();
        }
        long last = first.rooms().getLast().createdAt();
        return before.stream().takeWhile(room -> room.createdAt() > last).toList();
    }

    /** Where what follows that room begins; at the end if it is not there. */
    private static int indexAfter(List<RoomInfo> rooms, RoomId room) {
        for (int i = 0; i < rooms.size(); i++) {
            if (rooms.get(i).id().equals(room)) {
                return i + 1;
            }
        }
        return rooms.size();
    }

    /** Each once, as it was told last. */
    private static List<RoomInfo> merged(List<RoomInfo> first, List<RoomInfo> then) {
        Map<RoomId, RoomInfo> all = new LinkedHashMap<>();
        first.forEach(room -> all.put(room.id(), room));
        then.forEach(room -> all.put(room.id(), room));
        return all.values().stream().limit(MOST_ROOMS).toList();
    }

    private static Next<AppState> deleted(AppState state, Request.DeleteRoom asked) {
        List<RoomInfo> rest = new ArrayList<>(Kept.of(state).rooms().items());
        rest.removeIf(own -> own.id().equals(asked.room()));
        AppState without =
                change(state, kept -> kept.withRooms(kept.rooms().with(rest)).withDeleting(null));
        return RecentUpdate.gone(without, asked.room())
                .then(s -> NoticeUpdate.add(s, Notice.Severity.SUCCESS, Texts.of("core.kept.deleted", asked.name())));
    }

    static Next<AppState> refused(AppState state, Request.Stored request, ServerMessage.ErrorReply error) {
        String why = Explanations.of(error.code(), error.message());
        return switch (request) {
            case Request.OwnRooms asked ->
                Next.same(change(state, kept -> kept.withRooms(kept.rooms().failed(why))));
            case Request.RoomHistory asked -> Next.same(HistoryUpdate.failed(state, why));
            case Request.DeleteRoom asked when error.code() == ErrorCode.ROOM_UNKNOWN -> deleted(state, asked);
            case Request.DeleteRoom asked ->
                NoticeUpdate.add(change(state, kept -> kept.withDeleting(null)), Notice.Severity.ERROR, why);
        };
    }

    /** The server may have done it: what it says next is how things are. */
    static Next<AppState> unanswered(AppState state, Request.Stored request) {
        String why = Texts.of("core.kept.unanswered");
        return switch (request) {
            case Request.OwnRooms asked ->
                Next.same(change(state, kept -> kept.withRooms(kept.rooms().failed(why))));
            case Request.RoomHistory asked -> Next.same(HistoryUpdate.failed(state, why));
            case Request.DeleteRoom asked ->
                NoticeUpdate.add(change(state, kept -> kept.withDeleting(null)), Notice.Severity.WARNING, why)
                        .then(s -> list(s, false));
        };
    }

    /** What was asked is not answered on this connection any more. */
    static AppState cutOff(AppState state) {
        Kept kept = state.dashboard().kept();
        Kept.History history = kept.history();
        boolean inviting = Requests.awaits(state, Request.InviteUser.class);
        return state.withDashboard(state.dashboard()
                .withKept(kept.withRooms(kept.rooms().cutOff(away()))
                        .withHistory(
                                history == null
                                        ? null
                                        : history.with(history.visits().cutOff(away())))
                        .withInvitations(kept.invitations().cutOff(away()))
                        .withProblem(inviting ? away() : kept.problem())
                        .withDeleting(null)));
    }

    static String away() {
        return Texts.of("core.kept.away");
    }

    static AppState change(AppState state, UnaryOperator<Kept> edit) {
        return state.withDashboard(state.dashboard().withKept(edit.apply(Kept.of(state))));
    }
}
