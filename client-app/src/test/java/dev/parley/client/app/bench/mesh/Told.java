package dev.parley.client.app.bench.mesh;

import com.google.gson.JsonObject;
import dev.parley.client.app.process.Attendee;
import dev.parley.client.app.process.EventLog;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Somebody of whom only what they told is there. */
record Told(EventLog told) implements Attendee {
    @Override
    public long pid() {
        return ProcessHandle.current().pid();
    }

    @Override
    public List<JsonObject> events(String name) {
        return told.events(name);
    }

    @Override
    public Optional<JsonObject> await(String name, Predicate<JsonObject> which, long timeoutMs)
            throws InterruptedException {
        return told.await(name, which, timeoutMs, () -> false);
    }

    @Override
    public double epochMs(JsonObject event) {
        return event.get("epochMs").getAsDouble();
    }

    @Override
    public List<String> log() {
        return told.log();
    }

    @Override
    public void close() {}
}
