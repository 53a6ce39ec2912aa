package dev.parley.client.app.process;

import com.google.gson.JsonObject;
import dev.parley.server.net.ServerSettings;
import dev.parley.server.net.SignalingServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Headless people in one meeting, one process each, on a server of its own that only this computer reaches. */
public final class Crowd implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("Ada", "Grace", "Edsger", "Barbara", "Dennis", "Margaret", "Frances", "Tim", "Ken", "Joan");

    /** A room takes no more. */
    public static final int MOST = NAMES.size();

    private static final long ENTER_MS = 30_000;
    private static final long LEAVE_MS = 15_000;

    private final SignalingServer server;
    private final List<String> prefix;
    private final Map<String, HeadlessProcess> people = new LinkedHashMap<>();
    private String room = "";

    /** Starts the server; nobody is there yet. */
    public Crowd() throws IOException {
        this(List.of());
    }

    /**
     * The same.
     *
     * @param prefix what begins the command line of each person's process
     */
    public Crowd(List<String> prefix) throws IOException {
        this.prefix = List.copyOf(prefix);
        server = SignalingServer.start(ServerSettings.DEFAULTS);
    }

    /** The names of a crowd of this size, 1 to {@link #MOST}. */
    public static List<String> names(int count) {
        return NAMES.subList(0, count);
    }

    /** Opens the meeting and waits until this person is in it. */
    public HeadlessProcess open(String name, List<String> arguments) throws IOException, InterruptedException {
        HeadlessProcess first = start(name, List.of("--create", "Parley", "--max", String.valueOf(MOST)), arguments);
        room = awaitJoined(name).get("room").getAsString();
        return first;
    }

    /** Sends one more person; {@link #awaitJoined} waits. */
    public HeadlessProcess enter(String name, List<String> arguments) throws IOException {
        return start(name, List.of("--room", room), arguments);
    }

    private HeadlessProcess start(String name, List<String> where, List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("--server", server.url(), "--name", name));
        all.addAll(where);
        all.addAll(arguments);
        HeadlessProcess person = HeadlessProcess.start(prefix, all);
        people.put(name, person);
        return person;
    }

    /** Waits until this person has joined and gives the event. */
    public JsonObject awaitJoined(String name) throws InterruptedException {
        HeadlessProcess person = person(name);
        return person.await("joined", ENTER_MS)
                .orElseThrow(() -> new IllegalStateException(
                        name + " could not join the meeting. " + String.join(" | ", person.log())));
    }

    /** Waits until each has had a first {@code event} of so many others; false if somebody did not in time. */
    public boolean awaitAll(String event, int others, long timeoutMs) throws InterruptedException {
        long deadline = System.nanoTime() + timeoutMs * 1_000_000;
        for (HeadlessProcess person : people.values()) {
            long left = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
            if (person.await(event, e -> person.events(event).size() >= others, left)
                    .isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** By name, in the order they came. */
    public Map<String, HeadlessProcess> people() {
        return people;
    }

    private HeadlessProcess person(String name) {
        HeadlessProcess person = people.get(name);
        if (person == null) {
            throw new IllegalArgumentException(name + " is not part of this crowd.");
        }
        return person;
    }

    /** All leave, and their processes end by themselves. */
    public void leave() throws InterruptedException {
        people.values().forEach(HeadlessProcess::leave);
        for (HeadlessProcess person : people.values()) {
            var _ = person.awaitExit(LEAVE_MS);
        }
    }

    /** Ends all processes and the server. */
    @Override
    public void close() {
        people.values().forEach(HeadlessProcess::leave);
        people.values().forEach(HeadlessProcess::close);
        server.close();
    }
}
