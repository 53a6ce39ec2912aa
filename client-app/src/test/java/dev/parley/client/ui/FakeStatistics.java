package dev.parley.client.ui;

import dev.parley.client.core.LinkSample;
import dev.parley.client.core.LinkStats;
import dev.parley.client.ui.common.Statistics;
import dev.parley.client.ui.common.SupportBundles.Progress;
import dev.parley.protocol.ParticipantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Knows what the test says was measured, and saves nothing. */
final class FakeStatistics implements Statistics {
    private static final int SECONDS = 120;
    private static final int AWAY_FROM = 60;
    private static final int AWAY_TO = 72;

    private final Map<ParticipantId, List<LinkSample>> samples = new HashMap<>();
    private Consumer<Progress> listener = progress -> {};

    /** Two minutes with somebody: twelve seconds without a connection, pictures that came late, a bad moment. */
    void measured(String name) {
        List<LinkSample> all = new ArrayList<>();
        for (int second = SECONDS; second >= 0; second--) {
            if (second < AWAY_FROM || second > AWAY_TO) {
                all.add(new LinkSample(States.NOW.toEpochMilli() - second * 1_000L, sample(second)));
            }
        }
        samples.put(Peer.idOf(name), all);
    }

    private static LinkStats sample(int second) {
        double wave = Math.sin(second / 9.0);
        boolean bad = second > 20 && second < 32;
        boolean started = second < 105;
        LinkStats none = LinkStats.NONE;
        return new LinkStats(
                OptionalDouble.of(bad ? 180 + 30 * wave : 24 + 6 * wave),
                OptionalDouble.of(bad ? 21 : 3.4 + wave),
                OptionalDouble.of(bad ? 3.5 : 0),
                second % 30 == 0 ? OptionalDouble.empty() : OptionalDouble.of(bad ? 1.2 : 0),
                OptionalDouble.of(bad ? 310 : 720 + 60 * wave),
                OptionalDouble.of(started ? 690 + 40 * wave : 40),
                OptionalDouble.of(bad ? 420 : 2_400),
                new LinkStats.Picture(640, bad ? 180 : 360, bad ? 15 : 25),
                none.encoding(),
                started ? new LinkStats.Picture(640, 360, 24.6) : LinkStats.Picture.NONE,
                none.playout(),
                none.voice(),
                none.flow(),
                "VP8",
                "srflx");
    }

    /** On the FX thread. */
    void tell(Progress progress) {
        listener.accept(progress);
    }

    @Override
    public List<LinkSample> of(ParticipantId peer) {
        return samples.getOrDefault(peer, List.of());
    }

    @Override
    public void export(Consumer<Progress> told) {
        listener = told;
        told.accept(new Progress.Writing(0));
    }
}
