package dev.parley.client.core;

import dev.parley.protocol.Entry;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import java.util.stream.Stream;

/** Whether one has to be let in, as far as that is known before one is at the door: the server decides. */
public final class Knocking {
    private Knocking() {}

    /** At the meeting that a link leads to: an invite lets its holder in. */
    public static boolean isExpected(AppState state, MeetingLink link) {
        return link.invite().isEmpty() && isExpected(state, link.room());
    }

    /** At a meeting that the server or the network tells of. Into one's own room one comes as its host. */
    public static boolean isExpected(AppState state, RoomId room) {
        return !isOwn(state, room) && accessOf(state, room).anyMatch(Knocking::asks);
    }

    /** Whether somebody waited at the door when the server was lost, and asks again: the host may take longer to come back than they do. */
    public static boolean isRepeated(AppState.Room room) {
        return room.phase() == RoomPhase.JOINING && room.rejoins() > 0;
    }

    /** Whether one who comes without an invite has to be let in. */
    public static boolean asks(RoomAccess access) {
        return access.entry() == Entry.KNOCK && !access.locked();
    }

    private static boolean isOwn(AppState state, RoomId room) {
        return Kept.of(state).rooms().items().stream().map(RoomInfo::id).anyMatch(room::equals);
    }

    /** The server's word is the newest. */
    private static Stream<RoomAccess> accessOf(AppState state, RoomId room) {
        return Stream.concat(
                        state.lobby().rooms().stream()
                                .filter(listed -> listed.id().equals(room))
                                .map(RoomInfo::access),
                        state.dashboard().nearby().stream()
                                .filter(near -> near.link().room().equals(room))
                                .map(NearbyMeeting::access))
                .limit(1);
    }
}
