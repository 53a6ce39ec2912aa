package dev.parley.client.core;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What this computer can send altogether, as far as that can be known.
 *
 * <p>Nobody measures it. Each link has a congestion controller of its own, whose estimate says what <em>that path</em> carried
 * when it was last pushed: it is not tried beyond what is sent, and links that were tried one after the other may each have
 * found the whole uplink. So the sum of the estimates is no capacity while links are idle, and a single low one is that peer's
 * own trouble. Only when most of the links that send hit their estimates at the same time, and none of the others gets more through
 * than they do, is what they have in common, the own uplink, the reason; then each estimate is that link's part of it, and their sum what it carries. That is when this value
 * exists. When they no longer hit them, it grows, ever faster, until it limits nothing and is forgotten. With a single link the two cases look
 * the same, and the link's own estimate says all there is.
 *
 * @param bps bit/s for all links together, sound included; empty while it is not known to limit anything
 * @param crowded how often in a row most links were at their limits
 * @param free how often in a row they were not
 * @param steppedAt when it last took a step, ms since 1970-01-01T00:00Z
 */
public record Uplink(OptionalDouble bps, int crowded, int free, long steppedAt) {
    static final Uplink UNKNOWN = new Uplink(OptionalDouble.empty(), 0, 0, 0);

    private static final long STEP_MS = 900;
    private static final int CONVINCED = 2;
    private static final double SLOWEST = 1.1;
    private static final double FASTER = 0.05;
    private static final double FASTEST = 1.5;
    private static final double FORGOTTEN_BPS = 20_000_000;

    /**
     * One link that sends pictures.
     *
     * @param estimateBps of its congestion controller
     * @param sentBps really sent
     * @param allottedBps what it may send of pictures
     */
    record Use(double estimateBps, double sentBps, double allottedBps) {
        private static final double NEARLY = 0.9;
        private static final double BUSY = 0.7;

        /** It would send more if it could, and does send what it can. */
        boolean isAtItsLimit() {
            return estimateBps - MeshBudget.AUDIO_BPS < allottedBps * NEARLY && sentBps >= estimateBps * BUSY;
        }
    }

    /** After newer samples; takes a step about once a second, however many links there are. */
    Uplink after(List<Use> links, long now) {
        if (now >= steppedAt && now - steppedAt < STEP_MS) {
            return this;
        }
        return isShared(links) ? crowded(links, now) : free(now);
    }

    /** Whoever gets more through than those that are at their limits shows that it is not the uplink that limits them. */
    private static boolean isShared(List<Use> links) {
        List<Use> limited = links.stream().filter(Use::isAtItsLimit).toList();
        double most = limited.stream().mapToDouble(Use::estimateBps).max().orElse(0);
        boolean others = links.stream().anyMatch(use -> !use.isAtItsLimit() && use.sentBps() > most);
        return links.size() >= 2 && limited.size() * 2 > links.size() && !others;
    }

    /** What it carries, while it is full. */
    OptionalDouble full() {
        return crowded == CONVINCED ? bps : OptionalDouble.empty();
    }

    private Uplink crowded(List<Use> links, long now) {
        if (crowded + 1 < CONVINCED) {
            return new Uplink(bps, crowded + 1, 0, now);
        }
        double sum = links.stream().mapToDouble(Use::estimateBps).sum();
        return new Uplink(OptionalDouble.of(sum), CONVINCED, 0, now);
    }

    private Uplink free(long now) {
        double growth = Math.min(FASTEST, SLOWEST + FASTER * free);
        double grown = bps.orElse(FORGOTTEN_BPS) * growth;
        return grown > FORGOTTEN_BPS
                ? new Uplink(OptionalDouble.empty(), 0, 0, now)
                : new Uplink(OptionalDouble.of(grown), 0, free + 1, now);
    }
}
