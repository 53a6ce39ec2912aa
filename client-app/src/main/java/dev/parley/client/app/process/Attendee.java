package dev.parley.client.app.process;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Somebody in a meeting, in another process of this computer, who tells the events of {@code parley headless --json}. Any thread. */
public interface Attendee extends AutoCloseable {
    /** Of the process, whose descendants belong to it. */
    long pid();

    /** The events of this name so far, oldest first. */
    List<JsonObject> events(String name);

    /** Waits for an event. Empty if it did not come in time or the process ended before. */
    Optional<JsonObject> await(String name, Predicate<JsonObject> which, long timeoutMs) throws InterruptedException;

    /** When an event happened, in ms since 1970; NaN before the first. All processes share this computer's wall clock. */
    double epochMs(JsonObject event);

    /** The last lines of its standard error. */
    List<String> log();

    /** Ends it: asks first, then kills. */
    @Override
    void close();
}
