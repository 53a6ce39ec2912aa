package dev.parley.client.core;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the person looks at, whom they hear, and whether they are there. */
final class AttendanceUpdate {
    /** Who has not used the window for so long is idle. */
    static final long IDLE_MS = 5 * 60_000;

    /** Who has not used it for so long is away. */
    static final long AWAY_MS = 15 * 60_000;

    private AttendanceUpdate() {}

    static AppState place(AppState state, SelfView place) {
        return state.withAttendance(state.attendance().withSelfView(place));
    }

    /** Nobody but this client knows of it. */
    static Next<AppState> silence(AppState state, Event.SilencePeer event) {
        PeerState peer = state.peers().get(event.peer());
        if (peer == null || state.attendance().isSilenced(event.peer()) == event.silenced()) {
            return Next.same(state);
        }
        Set<ParticipantId> silenced = new LinkedHashSet<>(state.attendance().silenced());
        if (event.silenced()) {
            silenced.add(event.peer());
        } else {
            silenced.remove(event.peer());
        }
        AppState decided = state.withAttendance(state.attendance().withSilenced(silenced));
        return Next.of(
                remember(decided, peer.participant(), event.silenced()),
                new Effect.Link(peer.key(), new LinkCommand.SetHeard(!event.silenced())));
    }

    /** For when this person comes back into the meeting after they left it. */
    private static AppState remember(AppState state, Participant person, boolean silenced) {
        RoomId room = state.room().target();
        if (room == null) {
            return state;
        }
        Map<RoomId, Set<String>> rooms = new LinkedHashMap<>(state.attendance().unheard());
        Set<String> names = new LinkedHashSet<>(Objects.requireNonNullElse(rooms.remove(room), Set.of()));
        names.remove(Text.fold(person.name()));
        if (silenced) {
            names.add(Text.fold(person.name()));
        }
        if (names.size() > Attendance.ABSENT) {
            names.remove(names.iterator().next());
        }
        if (!names.isEmpty()) {
            rooms.put(room, Collections.unmodifiableSet(names));
        }
        if (rooms.size() > Attendance.ROOMS) {
            rooms.remove(rooms.keySet().iterator().next());
        }
        return state.withAttendance(state.attendance().withUnheard(rooms));
    }

    /** Somebody is gone: what was decided about them is kept for when they are back. */
    static AppState parted(AppState state, PeerState peer) {
        Attendance attendance = state.attendance();
        Set<ParticipantId> silenced = new LinkedHashSet<>(attendance.silenced());
        boolean unheard = silenced.remove(peer.id());
        Map<String, Wish> absent = new LinkedHashMap<>(attendance.absent());
        String name = Text.fold(peer.participant().name());
        absent.remove(name);
        absent.put(name, new Wish(unheard, peer.shownAt()));
        if (absent.size() > Attendance.ABSENT) {
            absent.remove(absent.keySet().iterator().next());
        }
        return state.withAttendance(attendance.withSilenced(silenced).withAbsent(absent));
    }

    /** What was decided about this person when they were here before; null about somebody new. */
    static @Nullable Wish wish(AppState state, Participant person) {
        return state.attendance().absent().get(Text.fold(person.name()));
    }

    /** They are here again: what was decided about them holds. */
    static AppState met(AppState state, Participant person) {
        Wish wish = wish(state, person);
        if (wish == null) {
            return state;
        }
        Map<String, Wish> absent = new LinkedHashMap<>(state.attendance().absent());
        absent.remove(Text.fold(person.name()));
        Set<ParticipantId> silenced = new LinkedHashSet<>(state.attendance().silenced());
        if (wish.silenced()) {
            silenced.add(person.id());
        }
        return state.withAttendance(state.attendance().withSilenced(silenced).withAbsent(absent));
    }

    /** Somebody who has just gone comes back under another name. */
    static AppState renamed(AppState state, Participant before, Participant after) {
        Map<String, Wish> absent = new LinkedHashMap<>(state.attendance().absent());
        Wish wish = absent.remove(Text.fold(before.name()));
        if (wish == null) {
            return state;
        }
        absent.put(Text.fold(after.name()), wish);
        AppState renamed = state.withAttendance(state.attendance().withAbsent(absent));
        return wish.silenced() ? remember(remember(renamed, before, false), after, true) : renamed;
    }

    /** Somebody else was pinned while they were gone. */
    static AppState unpinAbsent(AppState state) {
        Map<String, Wish> absent = new LinkedHashMap<>(state.attendance().absent());
        absent.replaceAll((name, wish) -> wish.unpinned());
        return state.withAttendance(state.attendance().withAbsent(absent));
    }

    /** Somebody is using the window: from now on it counts when nobody does. */
    static Next<AppState> used(AppState state, long now) {
        if (state.room().phase() != RoomPhase.JOINED) {
            return Next.same(state);
        }
        boolean isNew = state.attendance().usedAt() == 0 || !isActive(state);
        Next<AppState> here = present(state.withAttendance(state.attendance().withUsedAt(now)), Presence.ACTIVE);
        return isNew ? here.and(new Effect.StartTimer(new Timer.Idle(), IDLE_MS)) : here;
    }

    private static boolean isActive(AppState state) {
        Participant self = state.room().self();
        return self != null && self.presence() == Presence.ACTIVE;
    }

    /**
     * The microphone was measured. Whoever speaks is there, wherever they look; the floor alone proves nothing, because in silence it stays
     * with whoever had it.
     *
     * @param level of the own microphone, 0 to 1; empty if it is not known
     */
    static Next<AppState> heard(AppState state, OptionalDouble level, long now) {
        boolean watched = state.attendance().usedAt() != 0;
        return watched && hasTheFloor(state) && Speakers.isAudible(level) ? used(state, now) : Next.same(state);
    }

    /** Time to look how long the window has not been used. A clock that was set back starts the wait anew. */
    static Next<AppState> idleDue(AppState state, long now) {
        if (state.attendance().usedAt() == 0 || state.room().phase() != RoomPhase.JOINED) {
            return Next.same(state);
        }
        long unused = Math.max(0, now - state.attendance().usedAt());
        if (unused >= AWAY_MS) {
            return present(state, Presence.AWAY);
        }
        return unused >= IDLE_MS
                ? present(state, Presence.IDLE).and(new Effect.StartTimer(new Timer.Idle(), AWAY_MS - unused))
                : Next.of(state, new Effect.StartTimer(new Timer.Idle(), IDLE_MS - unused));
    }

    private static boolean hasTheFloor(AppState state) {
        Participant self = state.room().self();
        return self != null
                && OneWay.speaks(state)
                && self.id().equals(state.mesh().speakers().current());
    }

    private static Next<AppState> present(AppState state, Presence presence) {
        Participant self = state.room().self();
        RoomId room = state.room().target();
        if (self == null || room == null || self.presence() == presence) {
            return Next.same(state);
        }
        AppState shown = state.withRoom(state.room().withSelf(self.withPresence(presence, self.handRaised())));
        // Coming back after a lost connection tells it too.
        return RoomReplies.isMember(state)
                ? Requests.tell(shown, new ClientMessage.SetPresence(room, presence, self.handRaised()))
                : Next.same(shown);
    }

    /**
     * A new membership, which begins active. Who comes back into a meeting still has the wishes of before: those about the others are
     * {@link #met} with them.
     */
    static Next<AppState> entered(AppState state, long now) {
        Attendance before = state.attendance();
        AppState fresh = state.withAttendance(
                before.withAbsent(unheardHere(state)).withHands(List.of()).withUsedAt(before.usedAt() == 0 ? 0 : now));
        return before.usedAt() == 0
                ? Next.same(fresh)
                : Next.of(fresh, new Effect.StartTimer(new Timer.Idle(), IDLE_MS));
    }

    /** What was decided, and whom this person silenced when they were in this meeting before. */
    private static Map<String, Wish> unheardHere(AppState state) {
        RoomId room = state.room().target();
        Attendance before = state.attendance();
        Map<String, Wish> wishes = new LinkedHashMap<>();
        if (room != null) {
            before.unheard()
                    .getOrDefault(room, Set.of())
                    .forEach(name -> wishes.put(name, new Wish(true, ViewUpdate.UNTIL_SHOWN)));
        }
        wishes.putAll(before.absent());
        wishes.keySet()
                .removeAll(wishes.keySet().stream()
                        .limit(Math.max(0, wishes.size() - Attendance.ABSENT))
                        .toList());
        return wishes;
    }

    /** The meeting is over for this person. */
    static Next<AppState> left(AppState state) {
        Attendance before = state.attendance();
        AppState free = state.withAttendance(before.withSilenced(Set.of())
                .withAbsent(Map.of())
                .withHands(List.of())
                .withUsedAt(0));
        return before.usedAt() == 0 ? Next.same(free) : Next.of(free, new Effect.StopTimer(new Timer.Idle()));
    }

    /** Notes who has a hand up now: those before keep their places, and who is gone or has it down loses it. */
    static AppState noted(AppState state) {
        List<ParticipantId> before = state.attendance().hands();
        Set<ParticipantId> up = raised(state);
        if (before.size() == up.size() && up.containsAll(before)) {
            return state;
        }
        List<ParticipantId> hands = new ArrayList<>(before);
        hands.retainAll(up);
        up.removeAll(hands);
        hands.addAll(up);
        return state.withAttendance(state.attendance().withHands(hands));
    }

    private static Set<ParticipantId> raised(AppState state) {
        Set<ParticipantId> raised = new LinkedHashSet<>();
        state.peers().values().stream()
                .map(PeerState::participant)
                .filter(Participant::handRaised)
                .forEach(person -> raised.add(person.id()));
        Participant self = state.room().self();
        if (self != null && self.handRaised()) {
            raised.add(self.id());
        }
        return raised;
    }
}
