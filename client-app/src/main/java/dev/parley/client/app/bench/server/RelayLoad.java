package dev.parley.client.app.bench.server;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Everybody sends offers to the others of their room in turn, at most four on the way at a time; the next one goes when one has arrived. Looks that each arrives
 * once, and that those of one pair arrive in their order.
 */
final class RelayLoad implements Member.Listener {
    /** Offers of one sender on their way. */
    static final int WINDOW = 4;

    /** Between the oldest on its way and the next, of one sender. */
    private static final int RING = 256;

    private static final long PATIENCE_SECONDS = 30;
    private static final long TURN_MS = 100;

    private final Fleet fleet;
    private final Map<Integer, Sender> senders = new HashMap<>();
    private Latencies latencies = new Latencies();
    private int sent;
    private int arrived;
    private int disordered;
    private int goal;

    /** Of members who are in rooms of {@link Gathering#PEOPLE}. */
    RelayLoad(Fleet fleet, List<Member> members) {
        this.fleet = fleet;
        for (int first = 0; first < members.size(); first += Gathering.PEOPLE) {
            List<Member> room = members.subList(first, first + Gathering.PEOPLE);
            room.forEach(member -> senders.put(member.number(), new Sender(member, room)));
        }
    }

    private static final class Sender {
        private final Member member;
        private final List<OfferFrame> frames = new ArrayList<>();
        private final long[] sentAt = new long[RING];
        /** Of each of the others, the number that comes next. */
        private final int[] expected;

        private int next;

        Sender(Member member, List<Member> room) {
            this.member = member;
            room.stream().filter(other -> other != member).forEach(other -> frames.add(new OfferFrame(member, other)));
            expected = new int[frames.size()];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = i;
            }
        }

        void send() {
            sentAt[next % RING] = System.nanoTime();
            member.send(frames.get(next % frames.size()).numbered(next));
            next++;
        }

        /** Whether this is the number that was due for whoever got it. */
        boolean arrived(int number) {
            int pair = number % expected.length;
            boolean inOrder = number == expected[pair];
            expected[pair] = number + expected.length;
            return inOrder;
        }
    }

    /** Relays so many offers. */
    JsonObject run(int offers) throws IOException {
        latencies = new Latencies();
        sent = 0;
        arrived = 0;
        disordered = 0;
        goal = offers;
        fleet.listen(this);
        long begun = System.nanoTime();
        for (int i = 0; i < WINDOW; i++) {
            senders.values().forEach(this::send);
        }
        int before;
        do {
            before = arrived;
            awaitMore(before);
        } while (arrived < goal && arrived > before);
        return result((System.nanoTime() - begun) / 1e9);
    }

    /** If nothing arrives for a while, what is on its way is lost. */
    private void awaitMore(int before) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (arrived == before && System.nanoTime() - end < 0) {
            fleet.turn(TURN_MS);
        }
    }

    private void send(Sender sender) {
        if (sent < goal) {
            sent++;
            sender.send();
        }
    }

    @Override
    public void frequent(Member receiver, byte[] bytes, int from, int length) {
        Sender sender = Objects.requireNonNull(senders.get(OfferFrame.sender(bytes, from, length)));
        int number = OfferFrame.number(bytes, from, length);
        latencies.add(System.nanoTime() - sender.sentAt[number % RING]);
        arrived++;
        if (!sender.arrived(number)) {
            disordered++;
        }
        send(sender);
    }

    private JsonObject result(double seconds) {
        JsonObject json = new JsonObject();
        json.addProperty("messages", arrived);
        json.addProperty("lost", sent - arrived);
        json.addProperty("disordered", disordered);
        json.addProperty("seconds", seconds);
        latencies.describe(json);
        return json;
    }
}
