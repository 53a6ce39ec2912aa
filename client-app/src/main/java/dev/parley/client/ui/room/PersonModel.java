package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.HostPowers;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.PointInTime;
import dev.parley.client.core.Tier;
import dev.parley.client.core.Trouble;
import dev.parley.client.text.Texts;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Right;
import dev.parley.protocol.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A participant in the list of people.
 *
 * @param id null for oneself before one is a member
 * @param quality the link in words and numbers, empty for oneself
 * @param mine whether one may do what hosts do about others
 */
record PersonModel(@Nullable ParticipantId id, TileModel tile, Role role, String quality, boolean poor, boolean mine) {
    boolean host() {
        return role == Role.HOST;
    }

    boolean guest() {
        return role == Role.GUEST;
    }

    /** What tells this one from the others. */
    String key() {
        return id == null ? "" : id.value();
    }

    /** Everybody who counts as here: first those with a hand up, in the order in which these went up; then oneself, and the others. */
    static List<PersonModel> of(AppState state, PointInTime at) {
        List<PersonModel> people = new ArrayList<>();
        Participant self = state.room().self();
        people.add(new PersonModel(
                self == null ? null : self.id(),
                TileModel.self(state, false),
                self == null ? Role.PARTICIPANT : roleOf(state, self),
                "",
                false,
                HostPowers.may(state, Right.REMOVE)));
        state.peers().values().stream()
                .filter(peer -> peer.phase().look().listed())
                .map(peer -> of(state, peer, at))
                .forEach(people::add);
        people.sort(Comparator.comparingInt(person -> order(state, person)));
        return people;
    }

    /** The sort is stable: those without a hand up stay as they are. */
    private static int order(AppState state, PersonModel person) {
        int place = person.id() == null ? 0 : state.attendance().handPlace(person.id());
        return place == 0 ? Integer.MAX_VALUE : place;
    }

    private static PersonModel of(AppState state, PeerState peer, PointInTime at) {
        TileModel tile = TileModel.of(state, peer, at);
        Trouble trouble = tile.trouble();
        boolean poor =
                trouble == null ? peer.tier() == Tier.POOR : !trouble.kind().busy();
        return new PersonModel(
                peer.id(),
                tile,
                roleOf(state, peer.participant()),
                trouble == null ? quality(peer, roleOf(state, peer.participant())) : trouble.sign(),
                poor,
                HostPowers.may(state, Right.REMOVE));
    }

    private static Role roleOf(AppState state, Participant person) {
        if (person.id().equals(state.room().host())) {
            return Role.HOST;
        }
        return person.role() == Role.GUEST ? Role.GUEST : Role.PARTICIPANT;
    }

    /** Beside a badge there is no room for the number. */
    private static String quality(PeerState peer, Role role) {
        LinkStats stats = peer.stats();
        OptionalDouble rtt = stats == null ? OptionalDouble.empty() : stats.rttMs();
        String grade = peer.tier() == null ? Texts.of("room.people.quality.connected") : word(peer.tier());
        return rtt.isPresent() && role == Role.PARTICIPANT
                ? Texts.of("room.people.quality.measured", grade, Long.toString(Math.round(rtt.getAsDouble())))
                : grade;
    }

    private static String word(Tier tier) {
        return switch (tier) {
            case EXCELLENT -> Texts.of("room.people.quality.excellent");
            case GOOD -> Texts.of("room.people.quality.good");
            case FAIR -> Texts.of("room.people.quality.fair");
            case POOR -> Texts.of("room.people.quality.poor");
        };
    }
}
