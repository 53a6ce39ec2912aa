package dev.parley.server.metrics;

import dev.parley.server.net.ServerStats;
import dev.parley.server.room.RoomCounts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What is looked up when metrics are asked for, instead of being counted as it happens. Any thread. */
final class StatsGauges {
    private static final ServerStats NOTHING = new ServerStats(0, 0, false, 0, 0, RoomCounts.NONE);

    private final MeterRegistry registry;
    private final MultiGauge roomsBySize;
    private volatile ServerStats stats = NOTHING;

    StatsGauges(MeterRegistry registry) {
        this.registry = registry;
        gauge("parley.connections", "Open sockets, welcomed or not", ServerStats::connections);
        gauge("parley.clients", "Clients that were welcomed", ServerStats::clients);
        gauge("parley.draining", "1 while the server is going down", now -> now.draining() ? 1 : 0);
        gauge("parley.queue.frames", "Frames that wait for clients to read them", ServerStats::waitingFrames);
        gauge("parley.queue.frames.longest", "The most frames that wait for one client", ServerStats::longestQueue);
        gauge("parley.rooms", "Rooms, public and private", now -> now.rooms().rooms());
        gauge(
                "parley.rooms.public",
                "Rooms on the public list",
                now -> now.rooms().publicRooms().size());
        gauge(
                "parley.participants",
                "Participants over all rooms",
                now -> now.rooms().memberships());
        gauge(
                "parley.participants.reconnecting",
                "Those whose places are kept for them",
                now -> now.rooms().reconnecting());
        this.roomsBySize = MultiGauge.builder("parley.rooms.by.participants")
                .description("Rooms with so many participants")
                .register(registry);
    }

    private void gauge(String name, String description, ToDoubleFunction<ServerStats> value) {
        Gauge.builder(name, () -> value.applyAsDouble(stats))
                .description(description)
                .register(registry);
    }

    synchronized void show(ServerStats now) {
        stats = now;
        roomsBySize.register(
                now.rooms().byParticipants().entrySet().stream()
                        .map(StatsGauges::row)
                        .toList(),
                true);
    }

    private static Row<Number> row(Map.Entry<Integer, Integer> size) {
        return Row.of(Tags.of("participants", size.getKey().toString()), size.getValue());
    }
}
