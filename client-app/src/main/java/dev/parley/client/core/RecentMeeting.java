package dev.parley.client.core;

import dev.parley.protocol.Entry;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.Visibility;
import java.net.URI;
import java.util.Objects;

/**
 * A meeting that one was in lately.
 *
 * @param hosted it was on the server inside this app
 * @param title the meeting's name
 * @param over the room is gone: the meeting can only be started anew
 * @param enteredAt when one came in last, ms since 1970-01-01T00:00Z
 * @param entry whether those who came had to knock: a meeting that takes its place is no more open
 * @param password whether they needed a password, which is not kept: for a meeting that takes its place the person is asked for one
 */
public record RecentMeeting(
        MeetingLink link,
        boolean hosted,
        String title,
        Visibility visibility,
        int maxParticipants,
        boolean over,
        long enteredAt,
        Entry entry,
        boolean password) {
    /** Meetings remembered; at the bound the one entered longest ago goes. */
    public static final int MOST = 8;

    /** Open to whoever had the link. */
    public RecentMeeting(
            MeetingLink link,
            boolean hosted,
            String title,
            Visibility visibility,
            int maxParticipants,
            boolean over,
            long enteredAt) {
        this(link, hosted, title, visibility, maxParticipants, over, enteredAt, Entry.OPEN, false);
    }

    public RoomId room() {
        return link.room();
    }

    /** Rooms of this computer are found under whatever address it has. */
    boolean isSameRoom(RecentMeeting other) {
        boolean bothHere = hosted && other.hosted && room().equals(other.room());
        return bothHere || link.leadsWhere(other.link);
    }

    /**
     * Whether the older one is not worth a row beside this one: it is the same room, or it has ended and could only be started again under
     * the same name, by which alone a person could tell the two apart. Started again, a meeting is as it was last.
     */
    public boolean standsFor(RecentMeeting older) {
        return isSameRoom(older) || (hosted == older.hosted && older.over && title.equals(older.title));
    }

    RecentMeeting ended() {
        return new RecentMeeting(link, hosted, title, visibility, maxParticipants, true, enteredAt, entry, password);
    }

    /** The same, without what must not be written down. */
    public RecentMeeting withoutKey() {
        return new RecentMeeting(
                link.withoutKey(), hosted, title, visibility, maxParticipants, over, enteredAt, entry, password);
    }

    /** The same, as its server describes it now. */
    RecentMeeting as(RoomInfo info) {
        return new RecentMeeting(
                link,
                hosted,
                info.name(),
                info.visibility(),
                info.maxParticipants(),
                over,
                enteredAt,
                info.access().entry(),
                info.access().password());
    }

    /** What leads into it again. If a meeting that had a password is started, the person is asked for one before. */
    public Event.User again(AppState state) {
        return switch (way(state)) {
            case REJOIN -> new Event.JoinByLink(hosted ? new MeetingLink(here(state), room(), link.key()) : link);
            case START_AGAIN -> new Event.CreateRoom(title, visibleAgain(state), maxParticipants, true, entry, "");
        };
    }

    /** Announced again only where it was: what was public on a server is not what this computer's network may know. */
    private Visibility visibleAgain(AppState state) {
        return hosted && state.auth().server() == null ? visibility : Visibility.PRIVATE;
    }

    private static URI here(AppState state) {
        return Objects.requireNonNull(state.host().local());
    }

    /** What that click does. */
    public Way way(AppState state) {
        boolean gone = over || (hosted && state.host().local() == null);
        return gone ? Way.START_AGAIN : Way.REJOIN;
    }

    /** The ways into a meeting one was in. */
    public enum Way {
        /** By its link. */
        REJOIN,
        /** A new meeting of the same name and kind, with a new link. */
        START_AGAIN
    }
}
