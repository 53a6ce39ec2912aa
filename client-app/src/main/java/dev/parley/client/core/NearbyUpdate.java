package dev.parley.client.core;

import java.net.URI;
import java.util.List;

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
                state.withDashboard(new Dashboard(dashboard.recent(), looking, List.of(), dashboard.kept())),
                new Effect.LookAround(looking));
    }

    static Next<AppState> found(AppState state, List<NearbyMeeting> meetings) {
        if (!state.dashboard().looking()) {
            return Next.same(state);
        }
        List<NearbyMeeting> others = meetings.stream()
                .filter(meeting -> !isOwn(state, meeting.link()))
                .limit(MOST)
                .toList();
        return Next.same(state.withDashboard(state.dashboard().withNearby(others)));
    }

    /** Also one that has just ended, of which the network still tells, and one under an address that this computer has got since. */
    private static boolean isOwn(AppState state, MeetingLink link) {
        AppState.Host host = state.host();
        return host.shared().contains(link.server())
                || host.served().listed().stream().anyMatch(room -> room.id().equals(link.room()))
                || state.dashboard().recent().stream()
                        .anyMatch(meeting -> meeting.hosted() && meeting.room().equals(link.room()));
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
