package dev.parley.client.core;

import dev.parley.client.core.PairHealth.Cell;
import dev.parley.client.core.PairHealth.Person;
import dev.parley.client.core.PairHealth.Verdict;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.PeerMessage.Reach;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the table together: the own row from the own links, the others' from what they last said. */
final class PairRows {
    private final AppState state;
    private final PointInTime at;
    private final List<Person> people = new ArrayList<>();

    PairRows(AppState state, PointInTime at) {
        this.state = state;
        this.at = at;
    }

    PairHealth table() {
        Participant self = state.room().self();
        if (self == null) {
            return new PairHealth(List.of(), List.of());
        }
        people.add(person(self, true));
        state.peers().values().stream()
                .filter(peer -> peer.phase().look().listed())
                .forEach(peer -> people.add(person(peer.participant(), false)));
        List<Cell> rows = new ArrayList<>();
        for (Person from : people) {
            people.stream().filter(to -> !to.equals(from)).forEach(to -> rows.add(cell(from, to)));
        }
        return PairHealth.joined(people, rows);
    }

    private Person person(Participant participant, boolean self) {
        return new Person(participant.id(), participant.name(), PersonColours.of(state, participant), self);
    }

    private Cell cell(Person from, Person to) {
        if (from.self()) {
            return own(from, to, peer(to.id()));
        }
        PeerState owner = peer(from.id());
        PeerMessage.Health health = owner.mutual().health();
        boolean speaks = owner.channelOpen() && health != null && OneWay.isFresh(owner, at.now());
        Reach reach = speaks && health != null ? OneWay.reach(health, to.id()) : null;
        long age = health == null ? -1 : Math.max(0, at.now() - owner.mutual().heardAt());
        return reach == null ? unknown(from, to, age) : said(from, to, reach, age);
    }

    private PeerState peer(ParticipantId id) {
        PeerState peer = state.peers().get(id);
        if (peer == null) {
            throw new IllegalStateException("Everybody in the table but this client is a peer");
        }
        return peer;
    }

    private Cell own(Person from, Person to, PeerState peer) {
        Reach reach = HealthUpdate.reach(peer);
        boolean hears = peer.works() && OneWay.hears(peer);
        boolean sees = peer.works() && OneWay.sees(peer);
        boolean misses = (!hears && OneWay.isHeard(peer)) || (!sees && OneWay.isSeen(peer));
        return cell(from, to, reach, hears, sees, misses || (peer.works() && OneWay.isSilent(peer, at.now())), 0);
    }

    /** What others see of each other may be hidden over there; that is known of the pictures of this client alone. */
    private Cell said(Person from, Person to, Reach reach, long age) {
        boolean wanted = to.self() && OneWay.isFilmed(state) && OneWay.isLookedAt(peer(from.id()));
        boolean misses = (!reach.audio() && speaks(to)) || (!reach.video() && wanted);
        return cell(from, to, reach, reach.audio(), reach.video(), misses, age);
    }

    private boolean speaks(Person person) {
        return person.self() ? OneWay.speaks(state) : OneWay.isHeard(peer(person.id()));
    }

    private Cell cell(Person from, Person to, Reach reach, boolean hears, boolean sees, boolean misses, long age) {
        return new Cell(
                from,
                to,
                verdict(reach, misses),
                reach.path(),
                reach.rttMs(),
                reach.lossPerMille() / 10.0,
                hears,
                sees,
                Verdict.UNKNOWN,
                age,
                trouble(from, to));
    }

    private Cell unknown(Person from, Person to, long age) {
        return new Cell(
                from,
                to,
                Verdict.UNKNOWN,
                PeerMessage.Path.UNKNOWN,
                null,
                0,
                false,
                false,
                Verdict.UNKNOWN,
                age,
                trouble(from, to));
    }

    private @Nullable Trouble trouble(Person from, Person to) {
        if (!from.self() && !to.self()) {
            return null;
        }
        return Trouble.of(state, peer(from.self() ? to.id() : from.id()), at).orElse(null);
    }

    private static Verdict verdict(Reach reach, boolean misses) {
        return switch (reach.state()) {
            case CONNECTING -> Verdict.CONNECTING;
            case RECONNECTING -> Verdict.RECONNECTING;
            case FAILED -> Verdict.FAILED;
            case CONNECTED -> misses ? Verdict.ONE_WAY : quality(reach);
        };
    }

    private static Verdict quality(Reach reach) {
        return OwnConnection.tier(reach).filter(Tier.POOR::equals).isPresent() ? Verdict.POOR : Verdict.GOOD;
    }
}
