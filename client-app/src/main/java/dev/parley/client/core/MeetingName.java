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
        Optional<String> known = Stream.of(
                        state.lobby().rooms().stream()
                                .filter(listed -> listed.id().equals(room))
                                .map(RoomInfo::name),
                        state.dashboard().nearby().stream()
                                .filter(near -> near.link().room().equals(room))
                                .map(NearbyMeeting::title),
                        Kept.of(state).rooms().items().stream()
                                .filter(own -> own.id().equals(room))
                                .map(RoomInfo::name),
                        state.dashboard().recent().stream()
                                .filter(recent -> recent.room().equals(room))
                                .map(RecentMeeting::title))
                .flatMap(names -> names)
                .filter(name -> !name.isBlank())
                .findFirst();
        return known.orElseGet(() -> codeOf(server, room));
    }

    /** Of the room that could not be entered, or is about to be; empty for none. */
    public static Optional<String> ofTarget(AppState state) {
        RoomId target = state.room().target();
        return target == null
                ? Optional.empty()
                : Optional.of(of(state, state.connection().server(), target));
    }

    private static String codeOf(@Nullable URI server, RoomId room) {
        return server == null || server.getHost() == null
                ? room.toString()
                : Texts.of("core.meeting.at", room.toString(), server.getHost());
    }
}
