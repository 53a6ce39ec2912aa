package dev.parley.client.app.lab;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.parley.client.app.process.HeadlessProcess;
import dev.parley.client.app.process.ServerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A meeting in a lab: the server on the router, each person in a process at a place of their own. Not thread-safe. */
public final class LabMeeting implements AutoCloseable {
    /** How long to wait for what must come, on however slow a machine. */
    public static final long PATIENCE_MS = 120_000;

    /** A picture that costs little and moves often enough to measure by. */
    private static final List<String> MEDIA =
            List.of("--size", "320x180", "--fps", "25", "--view", "320x180", "--mic", "tone");

    private static final List<String> STORY =
            List.of("signaling", "welcome", "joined", "left", "error", "peer", "link", "gap");

    private final NetworkLab lab;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, HeadlessProcess> people = new LinkedHashMap<>();
    private final List<HeadlessProcess> gone = new ArrayList<>();
    private final List<String> serverArguments;
    private ServerProcess server;
    private String room = "";

    private LabMeeting(NetworkLab lab, List<String> serverArguments) throws IOException {
        this.lab = lab;
        this.serverArguments = List.copyOf(serverArguments);
        this.server = startServer(0);
    }

    /**
     * Starts the server; nobody is there yet.
     *
     * @param serverArguments further ones of {@code parley server}
     */
    public static LabMeeting open(String... serverArguments) throws IOException {
        NetworkLab lab = NetworkLab.open();
        try {
            return new LabMeeting(lab, List.of(serverArguments));
        } catch (IOException | RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    private ServerProcess startServer(int port) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--host", NetworkLab.SERVERS, "--port", String.valueOf(port)));
        arguments.addAll(serverArguments);
        return ServerProcess.start(lab.onRouter(List.of()), arguments);
    }

    /** Ends the server as {@code kill -9} does. */
    public void killServer() throws InterruptedException {
        server.kill();
    }

    /** Starts it again where it was, and waits until it accepts connections. */
    public void restartServer() throws IOException {
        server = startServer(server.port());
    }

    /** Sends somebody in and waits until they have joined; the first one creates the meeting. */
    public HeadlessProcess enter(String name, String... arguments) throws IOException, InterruptedException {
        HeadlessProcess person = send(name, arguments);
        JsonObject joined = await(name, "joined", e -> true);
        room = joined.get("room").getAsString();
        return person;
    }

    /** Sends somebody in without waiting. Somebody of this name who was there before counts as gone. */
    public HeadlessProcess send(String name, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("--server", "ws://" + NetworkLab.SERVERS + ":" + server.port()));
        all.addAll(List.of("--name", name));
        all.addAll(room.isEmpty() ? List.of("--create", "Lab") : List.of("--room", room));
        all.addAll(MEDIA);
        all.addAll(List.of(arguments));
        HeadlessProcess person = HeadlessProcess.start(place(name).inside(List.of()), all);
        HeadlessProcess before = people.put(name, person);
        if (before != null) {
            gone.add(before);
        }
        return person;
    }

    /** Where this person is; made if need be, also before they come. */
    public Place place(String name) throws IOException {
        Place place = places.get(name);
        if (place == null) {
            place = lab.place(name);
            places.put(name, place);
        }
        return place;
    }

    public HeadlessProcess person(String name) {
        HeadlessProcess person = people.get(name);
        if (person == null) {
            throw new NoSuchElementException(name + " is not in the meeting.");
        }
        return person;
    }

    public List<String> names() {
        return List.copyOf(people.keySet());
    }

    public NetworkLab lab() {
        return lab;
    }

    /** Waits for an event of this person. */
    public JsonObject await(String name, String event, Predicate<JsonObject> which) throws InterruptedException {
        HeadlessProcess person = person(name);
        return person.await(event, which, PATIENCE_MS)
                .orElseThrow(() -> new IllegalStateException(
                        "There was no such event of " + name + ": " + event + "." + System.lineSeparator() + story()));
    }

    /** What happened to everybody, but for the statistics: to explain a failure. */
    public String story() {
        StringBuilder story = new StringBuilder();
        people.forEach((name, person) -> {
            story.append(name).append(System.lineSeparator());
            Stream.concat(
                            STORY.stream()
                                    .flatMap(event -> person.events(event).stream())
                                    .map(JsonObject::toString),
                            person.log().stream())
                    .forEach(line -> story.append("  ").append(line).append(System.lineSeparator()));
        });
        return story.toString();
    }

    /** Waits until everybody's pictures of everybody else move, from now on. */
    public void awaitPictures() throws InterruptedException {
        for (String viewer : names()) {
            for (String sender : names()) {
                if (!viewer.equals(sender)) {
                    awaitPictures(viewer, sender);
                }
            }
        }
    }

    /** Waits until one more picture of the sender is seen than up to now. */
    public void awaitPictures(String viewer, String sender) throws InterruptedException {
        double now = System.currentTimeMillis();
        long before = link(person(viewer), sender).map(LabMeeting::frames).orElse(0L);
        await(
                viewer,
                "stats",
                e -> person(viewer).epochMs(e) > now
                        && link(e, sender).map(LabMeeting::frames).orElse(0L) > before);
    }

    /**
     * Waits until the picture of the sender, which stands still, moves again.
     *
     * @param since ms since 1970
     * @return how long after that, in ms
     */
    public double movedAfter(String viewer, String sender, double since) throws InterruptedException {
        HeadlessProcess person = person(viewer);
        JsonObject gap = await(viewer, "gap", e -> person.epochMs(e) >= since && isOf(person, e, sender));
        return person.epochMs(gap) - since;
    }

    /** For how long a picture of the sender stood still at most, in ms, since the first. */
    public double longestGap(String viewer, String sender) {
        return link(person(viewer), sender)
                .map(link -> link.getAsJsonObject("pattern").get("maxGapMs").getAsDouble())
                .orElse(Double.NaN);
    }

    /** What the newest statistics say of the link to this person. */
    public Optional<JsonObject> link(HeadlessProcess viewer, String sender) {
        List<JsonObject> stats = viewer.events("stats");
        return stats.isEmpty() ? Optional.empty() : link(stats.getLast(), sender);
    }

    private static Optional<JsonObject> link(JsonObject stats, String sender) {
        return stats.getAsJsonArray("links").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(link -> link.get("name").getAsString().equals(sender))
                .findFirst();
    }

    private static long frames(JsonObject link) {
        return link.getAsJsonObject("pattern").get("frames").getAsLong();
    }

    /** Events name peers by their id. */
    private static boolean isOf(HeadlessProcess viewer, JsonObject event, String name) {
        return viewer.events("peer").stream()
                .anyMatch(peer -> peer.get("peer").equals(event.get("peer"))
                        && peer.get("name").getAsString().equals(name));
    }

    /** Ends everybody, the server and the network. */
    @Override
    public void close() {
        people.values().forEach(HeadlessProcess::leave);
        people.values().forEach(HeadlessProcess::close);
        gone.forEach(HeadlessProcess::close);
        server.close();
        lab.close();
    }
}
