package dev.parley.server.metrics;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.json.Codec;
import dev.parley.server.net.ServerStats;
import dev.parley.server.session.Telemetry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts what a server does and writes it in Prometheus' text format. {@code docs/server.md} lists every metric. No metric
 * has a name, a room, an id or an address in it, and the number of time series is bounded: labels take the values of the
 * protocol's own lists only. Any thread; what {@link Telemetry} asks of its methods holds.
 */
public final class ServerMetrics implements Telemetry, AutoCloseable {
    /** The media type of {@link #scrape}: version 0.0.4 of the text format, which every Prometheus reads. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Duration[] JOIN_BUCKETS = milliseconds(1, 2, 5, 10, 20, 50, 100, 250, 1_000);
    private static final Duration[] LIFE_BUCKETS = milliseconds(1_000, 10_000, 60_000, 600_000, 3_600_000, 14_400_000);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmMetrics jvm = new JvmMetrics(registry);
    private final StatsGauges gauges = new StatsGauges(registry);
    private final ClientReports reports = new ClientReports(registry);
    private final Counter connected = counter("parley.connections.opened", "WebSocket connections that were opened");
    private final Timer lived = timer("parley.connection.duration", "How long connections lasted", LIFE_BUCKETS);
    private final Map<ErrorCode, Counter> turnedAway = byCode("parley.connections.refused", "Connections not let in");
    private final Map<ErrorCode, Counter> refused =
            byCode("parley.requests.refused", "Messages answered with an error");
    private final Map<ErrorCode, Counter> ended = byCode("parley.sessions.ended", "Sessions that the server ended");
    private final Counter joinedNew = joins("new");
    private final Counter joinedAgain = joins("resumed");
    private final Timer join = timer("parley.join.time", "From a join-room to its queued answer", JOIN_BUCKETS);

    /** One for each type of message there is, made when the first of its type comes. */
    private final Map<Class<? extends ClientMessage>, Counter> received = new ConcurrentHashMap<>();

    @Override
    public void connected() {
        connected.increment();
    }

    @Override
    public void disconnected(long millis) {
        lived.record(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void turnedAway(ErrorCode code) {
        of(turnedAway, code).increment();
    }

    @Override
    public void received(ClientMessage message) {
        Counter known = received.get(message.getClass());
        (known != null ? known : received.computeIfAbsent(message.getClass(), type -> messages(message))).increment();
    }

    @Override
    public void refused(ErrorCode code) {
        of(refused, code).increment();
    }

    @Override
    public void ended(ErrorCode code) {
        of(ended, code).increment();
    }

    @Override
    public void joined(boolean resumed, long nanos) {
        (resumed ? joinedAgain : joinedNew).increment();
        join.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void reported(ClientMessage.Report report) {
        reports.add(report);
    }

    /** All metrics at this moment. */
    public String scrape(ServerStats now) {
        gauges.show(now);
        return registry.scrape();
    }

    @Override
    public void close() {
        jvm.close();
        registry.close();
    }

    private static Duration[] milliseconds(long... values) {
        return Arrays.stream(values).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private Counter joins(String kind) {
        return Counter.builder("parley.joins")
                .description("People who came into a room, for the first time or back to their place")
                .tag("kind", kind)
                .register(registry);
    }

    private Timer timer(String name, String description, Duration... buckets) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(buckets)
                .register(registry);
    }

    private Counter messages(ClientMessage message) {
        return Counter.builder("parley.messages.received")
                .description("Messages of clients")
                .tag("type", Codec.typeOf(message))
                .register(registry);
    }

    /** Each code has its time series from the start: a rate is known from the first event on, and a dashboard finds it. */
    private Map<ErrorCode, Counter> byCode(String name, String description) {
        Map<ErrorCode, Counter> counters = new EnumMap<>(ErrorCode.class);
        for (ErrorCode code : ErrorCode.values()) {
            counters.put(code, coded(registry, name, description, code));
        }
        return counters;
    }

    private static Counter coded(MeterRegistry registry, String name, String description, ErrorCode code) {
        return Counter.builder(name)
                .description(description)
                .tag("code", code.wire())
                .register(registry);
    }

    private static Counter of(Map<ErrorCode, Counter> counters, ErrorCode code) {
        Counter counter = counters.get(code);
        if (counter == null) {
            throw new IllegalStateException("no counter for " + code);
        }
        return counter;
    }
}
