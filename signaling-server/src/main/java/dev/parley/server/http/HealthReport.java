package dev.parley.server.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.parley.protocol.RoomInfo;
import dev.parley.server.net.ServerStats;

/** The JSON of {@code GET /health}. Private rooms are counted, never named. */
final class HealthReport {
    private HealthReport() {}

    static String of(ServerStats stats) {
        JsonObject report = new JsonObject();
        report.addProperty("status", stats.draining() ? "draining" : "ok");
        report.addProperty("connected_clients", stats.clients());
        report.add("rooms", rooms(stats));
        return report.toString();
    }

    private static JsonObject rooms(ServerStats stats) {
        JsonArray list = new JsonArray();
        stats.rooms().publicRooms().forEach(room -> list.add(room(room)));
        JsonObject rooms = new JsonObject();
        rooms.addProperty("total", stats.rooms().rooms());
        rooms.addProperty("reconnecting", stats.rooms().reconnecting());
        rooms.add("list", list);
        return rooms;
    }

    private static JsonObject room(RoomInfo info) {
        JsonObject room = new JsonObject();
        room.addProperty("id", info.id().value());
        room.addProperty("name", info.name());
        room.addProperty("count", info.count());
        room.addProperty("max_participants", info.maxParticipants());
        return room;
    }
}
