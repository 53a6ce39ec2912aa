package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.PointInTime;
import dev.parley.client.core.Trouble;
import dev.parley.protocol.Participant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A participant in the list of people.
 *
 * @param quality the link in words and numbers, empty for oneself
 */
record PersonModel(TileModel tile, boolean host, String quality, boolean poor) {
    /** Above this a conversation becomes tiring; ledger row Q1 calls it poor. */
    private static final double POOR_RTT_MS = 300;

    /** Everybody who counts as here, oneself first. */
    static List<PersonModel> of(AppState state, PointInTime at) {
        List<PersonModel> people = new ArrayList<>();
        Participant self = state.room().self();
        people.add(new PersonModel(TileModel.self(state), self != null && isHost(state, self), "", false));
        state.peers().values().stream()
                .filter(peer -> peer.phase().look().listed())
                .map(peer -> of(state, peer, at))
                .forEach(people::add);
        return people;
    }

    private static PersonModel of(AppState state, PeerState peer, PointInTime at) {
        LinkStats stats = peer.stats();
        OptionalDouble rtt = stats == null ? OptionalDouble.empty() : stats.rttMs();
        TileModel tile = TileModel.of(state, peer, at);
        Trouble trouble = tile.trouble();
        boolean poor = (trouble != null && !trouble.kind().busy()) || rtt.orElse(0) > POOR_RTT_MS;
        return new PersonModel(
                tile, isHost(state, peer.participant()), trouble == null ? quality(rtt) : trouble.sign(), poor);
    }

    private static boolean isHost(AppState state, Participant person) {
        return person.id().equals(state.room().host());
    }

    private static String quality(OptionalDouble rtt) {
        return rtt.isPresent() ? Math.round(rtt.getAsDouble()) + " ms" : "Connected";
    }
}
