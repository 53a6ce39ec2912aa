package dev.parley.client.app.bench.mesh;

import com.google.gson.JsonElement;
import dev.parley.client.app.process.Attendee;
import dev.parley.client.app.process.Crowd;
import dev.parley.client.app.process.HeadlessProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Four people who meet to see what their sound costs.
 *
 * @param cores processors that all of them kept busy together
 * @param packetMs of sound in a packet on each link, pauses included, each second
 * @param audioKbps of each link, without headers, each second
 */
record SoundMeeting(double cores, List<Double> packetMs, List<Double> audioKbps) {
    private static final int PEOPLE = 4;
    private static final long CONNECT_MS = 60_000;
    private static final long CALM_SECONDS = 6;

    /**
     * Holds it.
     *
     * @param speaker what the first of them is started with
     * @param listeners what each of the others is started with
     * @param sign the event that each link has to show before it is looked at
     */
    static SoundMeeting hold(List<String> speaker, List<String> listeners, String sign, int seconds)
            throws IOException, InterruptedException {
        try (Crowd crowd = new Crowd()) {
            List<String> names = Crowd.names(PEOPLE);
            crowd.open(names.getFirst(), speaker);
            for (String name : names.subList(1, PEOPLE)) {
                crowd.enter(name, listeners);
            }
            if (!crowd.awaitAll(sign, PEOPLE - 1, CONNECT_MS)) {
                throw new IllegalStateException("Not everybody had " + sign + " of everybody in time.");
            }
            TimeUnit.SECONDS.sleep(CALM_SECONDS);
            return look(crowd, seconds);
        }
    }

    private static SoundMeeting look(Crowd crowd, int seconds) throws InterruptedException {
        double fromMs = System.currentTimeMillis();
        double cores = Meeting.look(crowd.people(), seconds).allCores();
        Collection<HeadlessProcess> people = crowd.people().values();
        return new SoundMeeting(cores, each(people, fromMs, "packetMs"), each(people, fromMs, "audioKbps"));
    }

    /** The values of all links since then, as far as they were measured. */
    private static List<Double> each(Collection<? extends Attendee> people, double fromMs, String field) {
        List<Double> all = new ArrayList<>();
        for (Attendee person : people) {
            person.events("stats").stream()
                    .filter(e -> person.epochMs(e) > fromMs)
                    .flatMap(e -> e.getAsJsonArray("links").asList().stream())
                    .map(link -> link.getAsJsonObject().get(field))
                    .filter(value -> !value.isJsonNull())
                    .map(JsonElement::getAsDouble)
                    .forEach(all::add);
        }
        return all;
    }
}
