package dev.parley.client.core;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The meetings one was in lately, the newest first. */
final class RecentUpdate {
    private RecentUpdate() {}

    /**
     * What was remembered. Meetings entered before it came stay in front. Those of this computer ended with the Parley that hosted
     * them: what is left of one that was interrupted is its place.
     */
    static Next<AppState> recalled(AppState state, List<RecentMeeting> remembered) {
        List<RecentMeeting> all = new ArrayList<>(state.dashboard().recent());
        remembered.stream()
                .filter(old -> all.stream().noneMatch(one -> one.isSameRoom(old)))
                .map(old -> old.hosted() ? old.ended() : old)
                .forEach(all::add);
        return Next.same(with(state, all));
    }

    /** One is inside. */
    static Next<AppState> entered(AppState state, long now) {
        RoomInfo info = state.room().info();
        MeetingLink link = state.room().links().isEmpty()
                ? ownLink(state)
                : state.room().links().getFirst();
        if (info == null || link == null) {
            return Next.same(state);
        }
        RecentMeeting meeting = new RecentMeeting(
                link,
                HostUpdate.serves(state),
                info.name(),
                info.visibility(),
                info.maxParticipants(),
                false,
                now,
                info.access().entry(),
                info.access().password());
        List<RecentMeeting> all = new ArrayList<>();
        all.add(meeting);
        state.dashboard().recent().stream()
                .filter(old -> !meeting.standsFor(old))
                .forEach(all::add);
        return kept(state, all);
    }

    /** Who may come in was changed: started again, the meeting is as it was last. */
    static Next<AppState> described(AppState state) {
        RoomInfo info = state.room().info();
        return info == null
                ? Next.same(state)
                : changed(
                        state,
                        meetings -> meetings.stream()
                                .map(meeting -> isAt(state, info.id(), meeting) ? meeting.as(info) : meeting)
                                .toList());
    }

    /** Of a meeting on this computer while it is on no network. */
    private static @Nullable MeetingLink ownLink(AppState state) {
        RoomId target = state.room().target();
        URI server = state.connection().server();
        return target == null || server == null ? null : new MeetingLink(server, target);
    }

    /** Rooms end with their last member. */
    static Next<AppState> leaving(AppState state) {
        boolean last = state.room().phase() == RoomPhase.JOINED && state.peers().isEmpty();
        return last ? closed(state) : Next.same(state);
    }

    /** The room ends, unless the server keeps it. */
    static Next<AppState> closed(AppState state) {
        RoomId target = state.room().target();
        return target == null || Kept.has(state, target) ? Next.same(state) : gone(state, target);
    }

    /** The server inside this app stops, and its rooms with it. */
    static Next<AppState> hostStopped(AppState state) {
        return changed(
                state,
                meetings -> meetings.stream()
                        .map(meeting -> meeting.hosted() ? meeting.ended() : meeting)
                        .toList());
    }

    /** Whether that room was on this computer, and is gone: nobody needs to be asked. */
    static boolean hasEndedHere(AppState state, RoomId room) {
        return state.dashboard().recent().stream()
                .anyMatch(meeting ->
                        meeting.hosted() && meeting.over() && meeting.room().equals(room));
    }

    /** The server said why one cannot come in. */
    static Next<AppState> refused(AppState state, ErrorCode code) {
        RoomId target = state.room().target();
        return code == ErrorCode.ROOM_UNKNOWN && target != null ? gone(state, target) : Next.same(state);
    }

    /** There is no such room any more at the server that one is at. */
    static Next<AppState> gone(AppState state, RoomId room) {
        return changed(
                state,
                meetings -> meetings.stream()
                        .map(meeting -> isAt(state, room, meeting) ? meeting.ended() : meeting)
                        .toList());
    }

    /** Whether that meeting is this room of the server one is at. */
    private static boolean isAt(AppState state, RoomId room, RecentMeeting meeting) {
        URI server = state.connection().server();
        boolean here =
                meeting.hosted() && HostUpdate.serves(state) && meeting.room().equals(room);
        return here || (server != null && meeting.link().leadsWhere(new MeetingLink(server, room)));
    }

    static Next<AppState> forget(AppState state, MeetingLink link) {
        return changed(
                state,
                meetings -> meetings.stream()
                        .filter(meeting -> !meeting.link().leadsWhere(link))
                        .toList());
    }

    /** Where it was, unless one has been in that room again meanwhile. */
    static Next<AppState> restore(AppState state, RecentMeeting meeting) {
        List<RecentMeeting> before = state.dashboard().recent();
        if (before.stream().anyMatch(one -> one.standsFor(meeting))) {
            return Next.same(state);
        }
        List<RecentMeeting> all = new ArrayList<>(before);
        long newer = before.stream()
                .takeWhile(one -> one.enteredAt() > meeting.enteredAt())
                .count();
        all.add((int) newer, meeting);
        return kept(state, all);
    }

    private static Next<AppState> changed(AppState state, UnaryOperator<List<RecentMeeting>> edit) {
        List<RecentMeeting> before = state.dashboard().recent();
        List<RecentMeeting> after = edit.apply(before);
        return after.equals(before) ? Next.same(state) : kept(state, after);
    }

    private static Next<AppState> kept(AppState state, List<RecentMeeting> all) {
        AppState changed = with(state, all);
        return Next.of(changed, new Effect.KeepRecent(changed.dashboard().recent()));
    }

    private static AppState with(AppState state, List<RecentMeeting> all) {
        return state.withDashboard(state.dashboard()
                .withRecent(all.stream().limit(RecentMeeting.MOST).toList()));
    }
}
