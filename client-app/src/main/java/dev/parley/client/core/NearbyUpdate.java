package dev.parley.client.core;

import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Meetings on the same network: which are shown here, and what of the own ones is announced there. */
final class NearbyUpdate {
    /** Meetings shown; more than that are more than anybody reads. */
    static final int MOST = 20;

    private NearbyUpdate() {}

    /** Others are looked for only while somebody sees what is found. */
    static Next<AppState> look(AppState state, boolean looking) {
        Dashboard dashboard = state.dashboard();
        if (dashboard.looking() == looking) {
            return Next.same(state);
        }
        return Next.of(
                state.withDashboard(new Dashboard(dashboard.recent(), looking, List.of())),
                new Effect.LookAround(looking));
    }

    static Next<AppState> found(AppState state, List<NearbyMeeting> meetings) {
        if (!state.dashboard().looking()) {
            return Next.same(state);
        }
        Set<RoomId> own =
                state.host().served().listed().stream().map(RoomInfo::id).collect(Collectors.toSet());
        List<NearbyMeeting> others = meetings.stream()
                .filter(meeting -> !own.contains(meeting.link().room()))
                .limit(MOST)
                .toList();
        return Next.same(state.withDashboard(state.dashboard().withNearby(others)));
    }

    /** The public meetings of the server inside this app, if other computers can reach it. */
    static List<Announcement> announced(AppState.Host host) {
        return host.local() == null || host.shared().isEmpty()
                ? List.of()
                : host.served().listed().stream().map(Announcement::of).toList();
    }

    /** Tells the network what has changed. */
    static Next<AppState> announce(AppState.Host before, AppState state) {
        List<Announcement> now = announced(state.host());
        if (now.equals(announced(before))) {
            return Next.same(state);
        }
        URI local = state.host().local();
        return Next.of(state, new Effect.Announce(local == null ? 0 : local.getPort(), now));
    }
}
