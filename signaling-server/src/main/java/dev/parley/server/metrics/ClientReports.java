package dev.parley.server.metrics;

import dev.parley.protocol.ClientMessage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Adds up what clients say about their connections to each other. Any thread. */
final class ClientReports {
    private final Counter reports;
    private final Counter failures;
    private final Counter direct;
    private final Counter relayed;
    private final Timer join;
    private final Timer rtt;
    private final DistributionSummary loss;

    ClientReports(MeterRegistry registry) {
        reports = counter(registry, "parley.client.reports", "Reports of clients");
        failures = counter(registry, "parley.client.ice.failures", "Connections between clients that were given up");
        direct = links(registry, "direct");
        relayed = links(registry, "relay");
        join = timer(
                registry,
                "parley.client.join.time",
                "From asking to join until the first connection to somebody worked",
                100,
                250,
                500,
                1_000,
                2_000,
                5_000,
                10_000,
                30_000);
        rtt = timer(
                registry,
                "parley.client.rtt",
                "Round trips between clients, the median of each report",
                10,
                20,
                50,
                100,
                150,
                200,
                300,
                500,
                1_000);
        loss = DistributionSummary.builder("parley.client.loss")
                .description("Packets lost between clients, the mean of each report, 0 to 1")
                .serviceLevelObjectives(0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private static Counter links(MeterRegistry registry, String path) {
        return Counter.builder("parley.client.links")
                .description("Connections between clients, counted in each report; relay is through a TURN server")
                .tag("path", path)
                .register(registry);
    }

    private static Timer timer(MeterRegistry registry, String name, String description, long... bucketMillis) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(
                        LongStream.of(bucketMillis).mapToObj(Duration::ofMillis).toArray(Duration[]::new))
                .register(registry);
    }

    void add(ClientMessage.Report report) {
        reports.increment();
        failures.increment(report.iceFailures());
        relayed.increment(report.relayed());
        direct.increment(report.links() - report.relayed());
        if (report.joinMs() != null) {
            join.record(report.joinMs(), TimeUnit.MILLISECONDS);
        }
        if (report.rttMs() != null) {
            rtt.record(report.rttMs(), TimeUnit.MILLISECONDS);
        }
        if (report.lossPerMille() != null) {
            loss.record(report.lossPerMille() / 1_000.0);
        }
    }
}
