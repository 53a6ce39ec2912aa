package dev.parley.client.app.headless;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.parley.client.core.AppState;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.PeerState;

/** The line of statistics that is written once a second. Values not measured yet are null. */
final class StatsLine {
    private final PatternWatch patterns;

    StatsLine(PatternWatch patterns) {
        this.patterns = patterns;
    }

    Line of(AppState state) {
        JsonArray links = new JsonArray();
        state.peers().values().forEach(peer -> links.add(link(peer)));
        return ProcessUse.addTo(new Line("stats").with("links", links));
    }

    private JsonObject link(PeerState peer) {
        String name = peer.participant().name();
        Line line = new Line("link").with("peer", peer.id().value()).with("name", name);
        LinkStats stats = peer.stats();
        if (stats != null) {
            measured(line, stats);
        }
        return line.with("pattern", patterns.toJson(peer.id(), name, System.nanoTime()))
                .fields();
    }

    private static void measured(Line line, LinkStats stats) {
        line.with("rttMs", stats.rttMs())
                .with("jitterMs", stats.jitterMs())
                .with("lossPercent", stats.lossPercent())
                .with("sendKbps", stats.sendKbps())
                .with("recvKbps", stats.recvKbps())
                .with("availableKbps", stats.availableKbps())
                .with("sendWidth", stats.sent().width())
                .with("sendHeight", stats.sent().height())
                .with("sendFps", stats.sent().fps())
                .with("recvWidth", stats.received().width())
                .with("recvHeight", stats.received().height())
                .with("recvFps", stats.received().fps())
                .with("framesDecoded", stats.flow().framesDecoded())
                .with("codec", stats.codec())
                .with("candidate", stats.candidate());
    }
}
