package dev.parley.server.room;

import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The public room list and who follows it. Every change of the published list raises the revision by one and makes one
 * delta, so that a follower who applied every delta holds exactly the snapshot of that revision.
 *
 * <p>A snapshot is one frame: at {@link ListingSize#BUDGET_BYTES} further public rooms are not listed until older ones
 * go. They can still be joined by their id.
 */
final class Lobby {
    private final Map<RoomId, RoomInfo> rooms = new LinkedHashMap<>();
    private final Map<RoomId, RoomInfo> published = new LinkedHashMap<>();
    private final Set<RoomId> waiting = new LinkedHashSet<>();
    private final Set<RoomId> touched = new LinkedHashSet<>();
    private final Set<String> followers = new LinkedHashSet<>();
    private long revision;
    private int publishedBytes;

    void show(RoomInfo room) {
        rooms.put(room.id(), room);
        touched.add(room.id());
    }

    void hide(RoomId room) {
        rooms.remove(room);
        touched.add(room);
    }

    void follow(String session) {
        followers.add(session);
    }

    void unfollow(String session) {
        followers.remove(session);
    }

    /** A copy, so that it may be walked while somebody unfollows. */
    List<String> followers() {
        return List.copyOf(followers);
    }

    /** The published rooms as they are now, oldest first. */
    List<RoomInfo> listed() {
        return published.keySet().stream()
                .map(rooms::get)
                .filter(Objects::nonNull)
                .toList();
    }

    ServerMessage.RoomList snapshot() {
        return new ServerMessage.RoomList(revision, List.copyOf(published.values()));
    }

    ServerMessage.RoomRevision revision() {
        return new ServerMessage.RoomRevision(revision);
    }

    /** Publishes what was shown and hidden since the last call; empty if the list is the same as before. */
    Optional<ServerMessage.RoomDelta> publish() {
        Map<RoomId, RoomInfo> changed = new LinkedHashMap<>();
        Set<RoomId> removed = new LinkedHashSet<>();
        touched.forEach(id -> republish(id, changed, removed));
        touched.clear();
        admitWaiting(changed, removed);
        if (changed.isEmpty() && removed.isEmpty()) {
            return Optional.empty();
        }
        revision++;
        return Optional.of(
                new ServerMessage.RoomDelta(revision, new ArrayList<>(changed.values()), new ArrayList<>(removed)));
    }

    private void republish(RoomId id, Map<RoomId, RoomInfo> changed, Set<RoomId> removed) {
        RoomInfo before = published.get(id);
        RoomInfo now = rooms.get(id);
        publishedBytes -= size(before);
        if (now != null && fits(now)) {
            publish(now);
            if (!now.equals(before)) {
                changed.put(id, now);
            }
            return;
        }
        withdraw(id, before, removed);
        if (now != null) {
            waiting.add(id);
        }
    }

    private void withdraw(RoomId id, @Nullable RoomInfo before, Set<RoomId> removed) {
        published.remove(id);
        waiting.remove(id);
        if (before != null) {
            removed.add(id);
        }
    }

    /** In order of age; stops at the first that does not fit, so that no room is overtaken for ever. */
    private void admitWaiting(Map<RoomId, RoomInfo> changed, Set<RoomId> removed) {
        Iterator<RoomId> oldest = waiting.iterator();
        while (oldest.hasNext()) {
            RoomInfo room = rooms.get(oldest.next());
            if (room == null || !fits(room)) {
                return;
            }
            oldest.remove();
            publish(room);
            removed.remove(room.id());
            changed.put(room.id(), room);
        }
    }

    private void publish(RoomInfo room) {
        waiting.remove(room.id());
        published.put(room.id(), room);
        publishedBytes += ListingSize.of(room);
    }

    private boolean fits(RoomInfo room) {
        return publishedBytes + ListingSize.of(room) <= ListingSize.BUDGET_BYTES;
    }

    private static int size(@Nullable RoomInfo room) {
        return room == null ? 0 : ListingSize.of(room);
    }
}
