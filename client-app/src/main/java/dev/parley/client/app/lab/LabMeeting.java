package dev.parley.client.app.lab;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.parley.client.app.process.HeadlessProcess;
import dev.parley.client.app.process.ServerProcess;
import dev.parley.client.app.process.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A meeting in a lab: the server on the router, each person in a process at a place of their own. Not thread-safe. */
public final class LabMeeting implements AutoCloseable {
    /** How long to wait for what must come, on however slow a machine. */
    public static final long PATIENCE_MS = 60_000;

    /** A picture that costs little and moves often enough to measure by. */
    private static final List<String> MEDIA =
            List.of("--size", "320x180", "--fps", "25", "--view", "320x180", "--mic", "tone");

    private static final List<String> STORY = List.of(
            "signaling",
            "welcome",
            "joined",
            "rejoined",
            "left",
            "error",
            "peer",
            "link",
            "opened",
            "restart",
            "negotiated",
            "relay",
            "gap");

    /** A picture that stands still again so soon after it moved has not healed. */
    private static final long RELAPSE_MS = 3_000;

    private static final String CONFIGURATION = "server.properties";

    private final NetworkLab lab;
    private final List<String> media;
    private final List<String> wrapper;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, HeadlessProcess> people = new LinkedHashMap<>();
    private final List<HeadlessProcess> gone = new ArrayList<>();
    private final Path folder;
    private ServerProcess server;
    private String room = "";

    private LabMeeting(NetworkLab lab, List<String> media, List<String> wrapper, List<String> settings)
            throws IOException {
        this.lab = lab;
        this.media = media;
        this.wrapper = wrapper;
        this.folder = Files.createTempDirectory("parley-lab");
        Files.write(folder.resolve(CONFIGURATION), settings);
        this.server = startServer(0);
    }

    /**
     * Starts the server; nobody is there yet.
     *
     * @param settings lines of its configuration file, such as {@code grace-seconds=12}
     */
    public static LabMeeting open(String... settings) throws IOException {
        return open(MEDIA, settings);
    }

    /**
     * The same with other pictures and sound.
     *
     * @param media options of {@code parley headless}
     */
    public static LabMeeting open(List<String> media, String... settings) throws IOException {
        return open(media, List.of(), settings);
    }

    /**
     * The same with people whose command line follows another one.
     *
     * @param wrapper a command that runs the command after it, such as {@link LabSound#wrapper}
     */
    public static LabMeeting open(List<String> media, List<String> wrapper, String... settings) throws IOException {
        NetworkLab lab = NetworkLab.open();
        try {
            return new LabMeeting(lab, media, wrapper, List.of(settings));
        } catch (IOException | RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    private ServerProcess startServer(int port) throws IOException {
        return ServerProcess.start(
                lab.onRouter(List.of()),
                List.of(
                        "--host=" + NetworkLab.SERVERS,
                        "--port=" + port,
                        "--data=" + folder.resolve("data"),
                        "--config=" + folder.resolve(CONFIGURATION)));
    }

    /** Where the server listens. */
    public int serverPort() {
        return server.port();
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
        all.addAll(media);
        all.addAll(List.of(arguments));
        HeadlessProcess person = HeadlessProcess.start(place(name).inside(wrapper), all);
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

    /** From now on nobody waits for this person, who has left or was killed. */
    public void forget(String name) {
        gone.add(person(name));
        people.remove(name);
    }

    /** By name. */
    public Map<String, HeadlessProcess> people() {
        return people;
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
        double now = System.currentTimeMillis();
        for (String viewer : names()) {
            for (String sender : names()) {
                if (!viewer.equals(sender)) {
                    awaitPictures(viewer, sender, now);
                }
            }
        }
    }

    /** Waits until the picture of the sender moves, from now on. */
    public void awaitPictures(String viewer, String sender) throws InterruptedException {
        double now = System.currentTimeMillis();
        awaitPictures(viewer, sender, now);
    }

    private void awaitPictures(String viewer, String sender, double since) throws InterruptedException {
        HeadlessProcess person = person(viewer);
        Predicate<JsonObject> later =
                e -> person.epochMs(e) > since && link(e, sender).isPresent();
        JsonElement first = link(await(viewer, "stats", later), sender)
                .map(LabMeeting::seen)
                .orElseThrow();
        await(
                viewer,
                "stats",
                later.and(e -> link(e, sender).filter(LabMeeting::isSeen).map(LabMeeting::seen).stream()
                        .anyMatch(seen -> !seen.equals(first))));
    }

    /** Which pictures have been seen, of whom. */
    private static JsonElement seen(JsonObject link) {
        JsonObject seen = new JsonObject();
        seen.add("peer", link.get("peer"));
        seen.add("frames", link.getAsJsonObject("pattern").get("frames"));
        return seen;
    }

    private static boolean isSeen(JsonObject link) {
        return link.getAsJsonObject("pattern").get("frames").getAsLong() > 0;
    }

    /**
     * Waits until the picture of the sender moves and goes on moving after a fault.
     *
     * @param since when the fault was over, ms since 1970
     * @return how long after that the last standstill ended which began in the first {@value #RELAPSE_MS} ms; 0 for none
     */
    public double movedAfter(String viewer, String sender, double since) throws InterruptedException {
        HeadlessProcess person = person(viewer);
        TimeUnit.MILLISECONDS.sleep((long) Math.max(0, since + RELAPSE_MS + 1000 - System.currentTimeMillis()));
        awaitPictures(viewer, sender);
        return gaps(viewer)
                .filter(gap -> isOf(person, gap, sender) && person.epochMs(gap) >= since)
                .filter(gap -> person.epochMs(gap) - gap.get("ms").getAsDouble() < since + RELAPSE_MS)
                .mapToDouble(gap -> person.epochMs(gap) - since)
                .max()
                .orElse(0);
    }

    /** How often anybody's picture of anybody stood still for more than 500 ms, ending after this time. */
    public long gapsSince(double since) {
        return names().stream()
                .flatMap(name -> gaps(name).filter(gap -> person(name).epochMs(gap) > since))
                .count();
    }

    private Stream<JsonObject> gaps(String viewer) {
        return person(viewer).events("gap").stream();
    }

    /** The id under which somebody knows another participant. */
    public String id(String viewer, String name) throws InterruptedException {
        return await(viewer, "peer", e -> e.get("name").getAsString().equals(name))
                .get("peer")
                .getAsString();
    }

    /** What the newest statistics say of the link to this person. */
    public Optional<JsonObject> link(HeadlessProcess viewer, String sender) {
        List<JsonObject> stats = viewer.events("stats");
        return stats.isEmpty() ? Optional.empty() : link(stats.getLast(), sender);
    }

    private static Optional<JsonObject> link(JsonObject stats, String sender) {
        return links(stats).stream()
                .filter(link -> link.get("name").getAsString().equals(sender))
                .findFirst();
    }

    /** What statistics say of each link. */
    public static List<JsonObject> links(JsonObject stats) {
        return stats.getAsJsonArray("links").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /** Events name peers by their id. */
    public static boolean isOf(HeadlessProcess viewer, JsonObject event, String name) {
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
        TemporaryFiles.delete(folder);
    }
}
