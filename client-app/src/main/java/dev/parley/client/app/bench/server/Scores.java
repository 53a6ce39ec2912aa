package dev.parley.client.app.bench.server;

import dev.parley.client.app.Distribution;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One number of each server, round by round. */
final class Scores {
    private final Map<Rival, List<Double>> values = new EnumMap<>(Rival.class);

    void add(Rival rival, double value) {
        values.computeIfAbsent(rival, r -> new ArrayList<>()).add(value);
    }

    List<Double> of(Rival rival) {
        return values.getOrDefault(rival, List.of());
    }

    double median(Rival rival) {
        return new Distribution(of(rival)).median();
    }

    /** Of one server's number by the other's, round by round; empty if one of them did not take part. */
    List<Double> ratios(Rival rival, Rival to) {
        List<Double> ratios = new ArrayList<>();
        List<Double> own = of(rival);
        List<Double> others = of(to);
        for (int round = 0; round < Math.min(own.size(), others.size()); round++) {
            ratios.add(own.get(round) / others.get(round));
        }
        return ratios;
    }
}
