package dev.parley.client.core;

import java.util.List;

/**
 * The meetings that are offered besides those of the server.
 *
 * @param recent that one was in lately, the newest first, at most {@value RecentMeeting#MOST}
 * @param looking whether meetings on the same network are looked for
 * @param nearby those found there, at most {@value NearbyUpdate#MOST}
 * @param kept what the server keeps for the account that is signed in there
 */
public record Dashboard(List<RecentMeeting> recent, boolean looking, List<NearbyMeeting> nearby, Kept kept) {
    public static final Dashboard EMPTY = new Dashboard(List.of(), false, List.of(), Kept.NOTHING);

    public Dashboard {
        recent = List.copyOf(recent);
        nearby = List.copyOf(nearby);
    }

    Dashboard withRecent(List<RecentMeeting> newRecent) {
        return new Dashboard(newRecent, looking, nearby, kept);
    }

    Dashboard withNearby(List<NearbyMeeting> newNearby) {
        return new Dashboard(recent, looking, newNearby, kept);
    }

    Dashboard withKept(Kept newKept) {
        return new Dashboard(recent, looking, nearby, newKept);
    }
}
