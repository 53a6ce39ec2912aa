package dev.parley.server.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomInfo;
import dev.parley.server.net.ServerStats;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** What is answered, as JSON. Names are in lower case with underscores; {@code openapi.json} describes them all. */
final class Json {
    private Json() {}

    /** The answer of {@code /health}. Private rooms are counted, never named. */
    static JsonObject health(ServerStats stats) {
        JsonArray list = new JsonArray();
        stats.rooms().publicRooms().forEach(room -> list.add(listed(room)));
        JsonObject rooms = new JsonObject();
        rooms.addProperty("total", stats.rooms().rooms());
        rooms.addProperty("reconnecting", stats.rooms().reconnecting());
        rooms.add("list", list);
        JsonObject health = new JsonObject();
        health.addProperty("status", stats.draining() ? "draining" : "ok");
        health.addProperty("connected_clients", stats.clients());
        health.add("rooms", rooms);
        return health;
    }

    private static JsonObject listed(RoomInfo info) {
        JsonObject room = new JsonObject();
        room.addProperty("id", info.id().value());
        room.addProperty("name", info.name());
        room.addProperty("count", info.count());
        room.addProperty("max_participants", info.maxParticipants());
        return room;
    }

    static JsonObject room(RoomInfo info) {
        JsonObject room = listed(info);
        room.addProperty("description", info.description());
        room.addProperty("visibility", wire(info.visibility()));
        room.add("access", access(info.access()));
        room.addProperty("created_at", info.createdAt());
        return room;
    }

    /** Whether there is a password, and never which. */
    private static JsonObject access(RoomAccess shown) {
        JsonObject access = new JsonObject();
        access.addProperty("entry", wire(shown.entry()));
        access.addProperty("locked", shown.locked());
        access.addProperty("password", shown.password());
        return access;
    }

    static JsonObject rooms(List<RoomInfo> infos) {
        JsonArray list = new JsonArray();
        infos.forEach(info -> list.add(room(info)));
        JsonObject rooms = new JsonObject();
        rooms.add("rooms", list);
        return rooms;
    }

    static JsonObject account(AccountInfo info) {
        JsonObject account = new JsonObject();
        account.addProperty("id", info.id());
        account.addProperty("user", info.user());
        account.addProperty("email", info.email());
        account.addProperty("display_name", info.displayName());
        account.addProperty("created_at", info.createdAt());
        if (info.lastLogin() != null) {
            account.addProperty("last_login", info.lastLogin());
        }
        return account;
    }

    static JsonObject stats(ServerStats stats) {
        JsonObject byParticipants = new JsonObject();
        new TreeMap<>(stats.rooms().byParticipants())
                .forEach((size, rooms) -> byParticipants.addProperty(size.toString(), rooms));
        JsonObject rooms = new JsonObject();
        rooms.addProperty("total", stats.rooms().rooms());
        rooms.addProperty("public", stats.rooms().publicRooms().size());
        rooms.addProperty("participants", stats.rooms().memberships());
        rooms.addProperty("reconnecting", stats.rooms().reconnecting());
        rooms.add("by_participants", byParticipants);
        JsonObject json = new JsonObject();
        json.addProperty("status", stats.draining() ? "draining" : "ok");
        json.addProperty("connections", stats.connections());
        json.addProperty("connected_clients", stats.clients());
        json.addProperty("waiting_frames", stats.waitingFrames());
        json.addProperty("longest_queue", stats.longestQueue());
        json.add("rooms", rooms);
        json.addProperty("uptime_seconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1_000);
        json.addProperty(
                "heap_used_bytes",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        return json;
    }

    private static String wire(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
