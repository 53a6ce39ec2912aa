package dev.parley.client.core;

import dev.parley.client.text.Texts;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What to call a meeting that one is not in: by its name where that is known, or else by its code and its server. */
public final class MeetingName {
    private MeetingName() {}

    /** Of the meeting that a link leads to. */
    public static String of(AppState state, MeetingLink link) {
        return of(state, link.server(), link.room());
    }

    /**
     * Of a room.
     *
     * @param server where it is, null for wherever one is
     */
    public static String of(AppState state, @Nullable URI server, RoomId room) {
        return known(state, server, room).orElseGet(() -> codeOf(server, room));
    }

    private static Optional<String> known(AppState state, @Nullable URI server, RoomId room) {
        boolean listed =
                Hosting.isHere(state) || isSame(server, state.connection().server());
        return Stream.of(
                        state.lobby().rooms().stream()
                                .filter(open -> listed && open.id().equals(room))
                                .map(RoomInfo::name),
                        state.dashboard().nearby().stream()
                                .filter(near -> leads(near.link(), server, room))
                                .map(NearbyMeeting::title),
                        Kept.of(state).rooms().items().stream()
                                .filter(own -> listed && own.id().equals(room))
                                .map(RoomInfo::name),
                        state.dashboard().recent().stream()
                                .filter(recent -> recent.hosted()
                                        ? recent.room().equals(room)
                                        : leads(recent.link(), server, room))
                                .map(RecentMeeting::title))
                .flatMap(names -> names)
                .filter(name -> !name.isBlank())
                .findFirst();
    }

    /** Of the room that could not be entered, or is about to be; empty for none. */
    public static Optional<String> ofTarget(AppState state) {
        RoomId target = state.room().target();
        return target == null
                ? Optional.empty()
                : Optional.of(of(state, state.connection().server(), target));
    }

    /** The same by name only: empty where just the code is known. */
    public static Optional<String> knownOfTarget(AppState state) {
        RoomId target = state.room().target();
        return target == null
                ? Optional.empty()
                : known(state, state.connection().server(), target);
    }

    /** A code says nothing of a room on another server: anybody could make a link of it. This computer has many addresses. */
    private static boolean leads(MeetingLink link, @Nullable URI server, RoomId room) {
        return link.room().equals(room) && isSame(server, link.server());
    }

    private static boolean isSame(@Nullable URI server, @Nullable URI other) {
        if (server == null || other == null) {
            return true;
        }
        boolean samePort = server.getPort() == other.getPort() || server.getPort() < 0 || other.getPort() < 0;
        return samePort && String.valueOf(server.getHost()).equalsIgnoreCase(other.getHost());
    }

    private static String codeOf(@Nullable URI server, RoomId room) {
        return server == null || server.getHost() == null
                ? room.toString()
                : Texts.of("core.meeting.at", room.toString(), server.getHost());
    }
}
