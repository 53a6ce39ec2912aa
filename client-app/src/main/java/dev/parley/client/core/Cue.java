package dev.parley.client.core;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Something in a meeting that can be heard. */
public enum Cue {
    /** Somebody came. */
    JOIN,
    /** Somebody is gone. */
    LEAVE,
    /** Somebody raised a hand. */
    HAND,
    /** Somebody wrote. */
    MESSAGE,
    /** Somebody wants to be let in. */
    KNOCK;

    /**
     * What a step of the program has brought that this person did not do themselves. Nothing of who was there before when the meeting is
     * entered, and nothing of who only got another id: that is how people come back after their program was started again.
     */
    public static Set<Cue> between(AppState before, AppState after) {
        Set<Cue> cues = EnumSet.noneOf(Cue.class);
        if (isInside(before) && isInside(after)) {
            add(cues, JOIN, !names(before).containsAll(names(after)));
            add(cues, LEAVE, !names(after).containsAll(names(before)));
            add(cues, HAND, !hands(before).containsAll(hands(after)));
            add(cues, MESSAGE, message(before, after).isPresent());
            add(cues, KNOCK, knock(before, after).isPresent());
        }
        return cues;
    }

    /** Whether there is anything to hear cues with, as far as is known. JavaFX fails in a thread of its own where there is not. */
    public static boolean areAudible(AppState state) {
        DeviceList devices = state.media().devices().list();
        return devices == null || !devices.speakers().all().isEmpty();
    }

    /** What somebody else wrote, if this step has brought it. */
    public static Optional<ChatLine> message(AppState before, AppState after) {
        List<ChatLine> known = before.chat().lines();
        List<ChatLine> now = after.chat().lines();
        if (now.isEmpty() || now.equals(known)) {
            return Optional.empty();
        }
        ChatLine last = now.getLast();
        boolean came = !last.own() && known.stream().noneMatch(line -> isSame(line, last));
        return came ? Optional.of(last) : Optional.empty();
    }

    /** Who wants to be let in, if this step has brought it; of several the last. */
    public static Optional<Knock> knock(AppState before, AppState after) {
        List<Knock> known = before.room().door().knocks();
        return after.room().door().knocks().stream()
                .filter(now -> known.stream().noneMatch(old -> old.request().equals(now.request())))
                .reduce((first, last) -> last);
    }

    /** Ids of messages are unique for each sender; a sender may get another id, and keeps the name. */
    private static boolean isSame(ChatLine one, ChatLine other) {
        return one.id().equals(other.id()) && one.name().equals(other.name());
    }

    private static boolean isInside(AppState state) {
        return state.room().phase() == RoomPhase.JOINED;
    }

    private static void add(Set<Cue> cues, Cue cue, boolean happened) {
        if (happened) {
            cues.add(cue);
        }
    }

    private static Set<String> names(AppState state) {
        return people(state, peer -> true);
    }

    private static Set<String> hands(AppState state) {
        return people(state, peer -> peer.participant().handRaised());
    }

    /** By name, which is one person's in a room. */
    private static Set<String> people(AppState state, Predicate<PeerState> which) {
        return state.peers().values().stream()
                .filter(which)
                .map(peer -> peer.participant().name())
                .collect(Collectors.toSet());
    }
}
