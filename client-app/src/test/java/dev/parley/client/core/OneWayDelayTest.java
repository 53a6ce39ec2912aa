package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;

/**
 * How long it takes until a link that carries nothing in one direction is restarted, over all phases in which the timers of the two
 * ends can stand to each other when it happens. In simulated time: nothing here depends on the machine.
 */
class OneWayDelayTest {
    /** The promise. */
    private static final long FOUND_MS = 5_000;

    /** Links are looked at ten times a second, so a sample may come so much later than after a second. */
    private static final List<Long> SAMPLE_MS = List.of(1_000L, 1_100L);

    private static final long STEP_MS = 100;
    private static final long LATENCY_MS = 50;
    private static final long RESENT_AFTER_MS = 300;

    /** To the peer and back, through the server. */
    private static final long ROUND_TRIP_MS = 2 * LATENCY_MS;

    /** Everything is well until then; a report or sample of this very second still gets through. */
    private static final long BLOCKED_AT_MS = 10_001;

    private static final long PAUSE_MS = 3_000;
    private static final long END_MS = BLOCKED_AT_MS + 15_000;

    /** Of sound a packet carries so much: in the smallest rooms and in the largest. */
    private static final List<Long> PACKET_MS = List.of(20L, 60L);

    /** What stops at {@link #BLOCKED_AT_MS}. */
    private enum Block {
        /** Of what this client sends nothing arrives; it hears the peer's reports. */
        OUT,
        /** Nothing of the peer arrives, its reports included. */
        IN,
        /** Nothing in either direction, for three seconds. What the channel lost it sends again a bit later. */
        BOTH_FOR_THREE_SECONDS;

        boolean out(long at) {
            return this == OUT ? at >= BLOCKED_AT_MS : this == BOTH_FOR_THREE_SECONDS && isPause(at);
        }

        boolean in(long at) {
            return this == IN ? at >= BLOCKED_AT_MS : this == BOTH_FOR_THREE_SECONDS && isPause(at);
        }

        private static boolean isPause(long at) {
            return at >= BLOCKED_AT_MS && at < BLOCKED_AT_MS + PAUSE_MS;
        }
    }

    /** When each clock begins, ms; how often both ends sample, and how long a packet is. */
    private record Phases(
            long ownHealth, long ownSample, long peerHealth, long peerSample, long sampleMs, long packetMs) {}

    @Test
    void a_link_on_which_nothing_of_what_is_sent_arrives_is_restarted_within_five_seconds() {
        assertThat(worst(Block.OUT)).isLessThan(FOUND_MS);
    }

    @Test
    void a_link_on_which_nothing_comes_in_is_restarted_within_five_seconds() {
        assertThat(worst(Block.IN)).isLessThan(FOUND_MS);
    }

    @Test
    void a_link_that_is_cut_for_three_seconds_is_left_alone() {
        assertThat(phases())
                .allSatisfy(phases -> assertThat(new Run(Block.BOTH_FOR_THREE_SECONDS, phases).restartedAt())
                        .isEmpty());
    }

    private static long worst(Block block) {
        return phases().stream()
                .mapToLong(phases -> new Run(block, phases).restartedAt().orElse(END_MS) - BLOCKED_AT_MS)
                .max()
                .orElseThrow();
    }

    private static List<Phases> phases() {
        List<Phases> all = new ArrayList<>();
        for (long sampleMs : SAMPLE_MS) {
            for (long packetMs : PACKET_MS) {
                addPhases(all, sampleMs, packetMs);
            }
        }
        return all;
    }

    private static void addPhases(List<Phases> all, long sampleMs, long packetMs) {
        for (long own = 0; own < HealthUpdate.EVERY_MS; own += 2 * STEP_MS) {
            for (long peer = 0; peer < HealthUpdate.EVERY_MS; peer += STEP_MS) {
                for (long sample = 0; sample < sampleMs; sample += STEP_MS) {
                    long other = (sample * 7 + own * 3) % sampleMs;
                    all.add(new Phases(own, sample, peer, other, sampleMs, packetMs));
                    all.add(new Phases(own, other, peer, sample, sampleMs, packetMs));
                }
            }
        }
    }

    /** One meeting of two. The peer's end is as simple as it can be: it counts, samples and reports. */
    private static final class Run {
        private record Due(long at, Runnable what) {}

        private final PriorityQueue<Due> agenda = new PriorityQueue<>(Comparator.comparingLong(Due::at));
        private final Block block;
        private final Phases phases;
        private final LinkKey key;
        private Story story;
        private long now;
        private long silenceEnds;
        private long peersSample;
        private OptionalLong restarted = OptionalLong.empty();

        Run(Block block, Phases phases) {
            this.block = block;
            this.phases = phases;
            this.story = phases.packetMs() == PACKET_MS.getFirst()
                    ? Scenes.connectedTo(ANN)
                    : Scenes.connectedTo(
                            ANN, person("b", "Bob"), person("c", "Cem"), person("d", "Dov"), person("e", "Eva"));
            assertThat(story.state()
                            .peers()
                            .get(ANN.id())
                            .views()
                            .allotment()
                            .audio()
                            .packetMs())
                    .isEqualTo((int) phases.packetMs());
            this.key = Scenes.key(story, ANN);
        }

        /** When the first restart is commanded, ms; empty for never. */
        OptionalLong restartedAt() {
            at(phases.ownHealth(), () -> take(new Event.TimerFired(new Timer.Health())));
            at(phases.ownSample(), this::sample);
            at(phases.peerSample(), this::peerSamples);
            at(phases.peerHealth(), this::peerReports);
            while (restarted.isEmpty() && now < END_MS) {
                Due next = agenda.remove();
                story = story.after(next.at() - now);
                now = next.at();
                next.what().run();
            }
            return restarted;
        }

        private void at(long when, Runnable what) {
            agenda.add(new Due(when, what));
        }

        private void take(Event event) {
            story = story.when(event);
            story.effects().forEach(this::follow);
        }

        private void follow(Effect effect) {
            if (effect instanceof Effect.StartTimer(Timer.Health health, long ms)) {
                at(now + ms, () -> take(new Event.TimerFired(health)));
            }
            if (effect instanceof Effect.StartTimer(Timer.Silence silence, long ms)
                    && silence.key().equals(key)) {
                long ends = now + ms;
                silenceEnds = ends;
                at(ends, () -> silence(silence, ends));
            }
            if (effect instanceof Effect.SendServer(Signal.Ping ping, String id)) {
                Event pong = Scenes.said(new Signal.Pong(ping.room(), ping.peer(), ping.generation()));
                at(now + ROUND_TRIP_MS, () -> take(pong));
            }
            if (effect instanceof Effect.Link(LinkKey link, LinkCommand.MakeOffer offer)) {
                assertThat(offer.iceRestart()).isTrue();
                restarted = OptionalLong.of(now);
            }
        }

        /** Unless it was replaced. */
        private void silence(Timer.Silence silence, long ends) {
            if (ends == silenceEnds) {
                take(new Event.TimerFired(silence));
            }
        }

        private void sample() {
            LinkStats.Flow flow = new LinkStats.Flow(now / phases.packetMs(), arrived(now, true), 0, 0);
            take(Scenes.link(key, new LinkEvent.Sampled(Samples.of("host", flow))));
            at(now + phases.sampleMs(), this::sample);
        }

        private void peerSamples() {
            peersSample = arrived(now, false);
            at(now + phases.sampleMs(), this::peerSamples);
        }

        private void peerReports() {
            PeerMessage.Health health = new PeerMessage.Health(peersSample, 0, List.of());
            if (!block.in(now)) {
                arrives(health, LATENCY_MS);
            } else if (block == Block.BOTH_FOR_THREE_SECONDS) {
                arrives(health, BLOCKED_AT_MS + PAUSE_MS + RESENT_AFTER_MS - now);
            }
            at(now + HealthUpdate.EVERY_MS, this::peerReports);
        }

        private void arrives(PeerMessage.Health health, long delayMs) {
            at(now + delayMs, () -> take(Scenes.link(key, new LinkEvent.Received(health))));
        }

        /** How many packets got through by then. */
        private long arrived(long until, boolean in) {
            long packets = 0;
            for (long sent = 0; sent < until; sent += phases.packetMs()) {
                packets += (in ? block.in(sent) : block.out(sent)) ? 0 : 1;
            }
            return packets;
        }
    }
}
