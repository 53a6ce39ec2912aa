package dev.parley.server.http;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Whether new clients should be sent here. Any thread. */
public final class Readiness {
    private final Map<String, BooleanSupplier> checks;
    private volatile boolean leaving;

    /**
     * Ready as long as every check says so.
     *
     * @param checks by the name that {@code /ready} shows
     */
    public Readiness(Map<String, BooleanSupplier> checks) {
        this.checks = new TreeMap<>(checks);
    }

    /** From now on it says no: the server will go down. */
    public void leave() {
        leaving = true;
    }

    /** 200 if clients should come, else 503. */
    Answer answer() {
        JsonObject parts = new JsonObject();
        checks.forEach((name, check) -> parts.addProperty(name, check.getAsBoolean()));
        boolean well = parts.asMap().values().stream().allMatch(part -> part.getAsBoolean());
        JsonObject json = new JsonObject();
        json.addProperty("status", leaving ? "draining" : well ? "ready" : "failing");
        json.add("checks", parts);
        return Answer.json(well && !leaving ? 200 : 503, json);
    }
}
