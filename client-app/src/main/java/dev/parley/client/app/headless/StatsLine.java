package dev.parley.client.app.headless;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.parley.client.app.MeasuredJson;
import dev.parley.client.core.AppState;
import dev.parley.client.core.LinkQuality;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.PairHealth;
import dev.parley.client.core.PointInTime;
import dev.parley.client.core.Tier;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The line of statistics that is written once a second. It has all fields from the start; those not measured yet are null. */
final class StatsLine {
    private final PatternWatch patterns;

    StatsLine(PatternWatch patterns) {
        this.patterns = patterns;
    }

    Line of(AppState state) {
        JsonArray links = new JsonArray();
        Map<ParticipantId, PairHealth.Verdict> verdicts = verdicts(state);
        state.peers()
                .values()
                .forEach(peer -> links.add(link(
                        peer.participant(),
                        peer.quality(),
                        verdicts.getOrDefault(peer.id(), PairHealth.Verdict.UNKNOWN))));
        return ProcessUse.addTo(new Line("stats").with("links", links));
    }

    /** Of the own row of the table of who reaches whom. */
    private static Map<ParticipantId, PairHealth.Verdict> verdicts(AppState state) {
        PointInTime now = new PointInTime(System.currentTimeMillis(), ZoneOffset.UTC);
        return PairHealth.of(state, now).cells().stream()
                .filter(cell -> cell.from().self())
                .collect(Collectors.toMap(cell -> cell.to().id(), PairHealth.Cell::verdict));
    }

    JsonObject link(Participant peer, LinkQuality quality, PairHealth.Verdict verdict) {
        Line line = new Line("link").with("peer", peer.id().value()).with("name", peer.name());
        Tier tier = quality.tier().level();
        return measured(line, Objects.requireNonNullElse(quality.stats(), LinkStats.NONE))
                .with("tier", tier == null ? null : PeerLines.lower(tier))
                .with("verdict", PeerLines.lower(verdict))
                .with("pattern", patterns.toJson(peer.id(), peer.name(), System.nanoTime()))
                .fields();
    }

    private static Line measured(Line line, LinkStats stats) {
        MeasuredJson.of(stats).entrySet().forEach(field -> line.with(field.getKey(), field.getValue()));
        return line;
    }
}
