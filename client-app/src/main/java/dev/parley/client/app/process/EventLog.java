package dev.parley.client.app.process;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** What somebody in another process told: the last {@value #EVENTS} events and {@value #LINES} other lines. Any thread. */
public final class EventLog {
    private static final int EVENTS = 20_000;
    private static final int LINES = 60;

    private final Deque<JsonObject> events = new ArrayDeque<>();
    private final Deque<String> lines = new ArrayDeque<>();

    /** Keeps an event, a JSON object. */
    public synchronized void addEvent(String line) {
        try {
            JsonObject event = JsonParser.parseString(line).getAsJsonObject();
            if (events.size() == EVENTS) {
                events.removeFirst();
            }
            events.addLast(event);
        } catch (JsonParseException | IllegalStateException e) {
            addLine("not an event: " + line);
        }
        notifyAll();
    }

    /** Keeps a line that is no event. */
    public synchronized void addLine(String line) {
        if (lines.size() == LINES) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    /** The other lines, oldest first. */
    public synchronized List<String> log() {
        return List.copyOf(lines);
    }

    /** The events of this name so far, oldest first. */
    public synchronized List<JsonObject> events(String name) {
        return events.stream().filter(e -> isNamed(e, name)).toList();
    }

    /** Waits for an event. Empty if it did not come in time, or will not come because it {@code isOver}. */
    public Optional<JsonObject> await(String name, Predicate<JsonObject> which, long timeoutMs, BooleanSupplier isOver)
            throws InterruptedException {
        long deadline = System.nanoTime() + timeoutMs * 1_000_000;
        synchronized (this) {
            while (true) {
                Optional<JsonObject> found = events(name).stream().filter(which).findFirst();
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (found.isPresent() || left <= 0 || isOver.getAsBoolean()) {
                    return found;
                }
                // The end is not announced: look again now and then.
                wait(Math.min(left, 200));
            }
        }
    }

    private static boolean isNamed(JsonObject event, String name) {
        return event.has("event") && event.get("event").getAsString().equals(name);
    }
}
