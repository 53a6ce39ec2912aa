package dev.parley.client.app.bench.server;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** People who follow the list of public rooms while it changes. */
final class ListLoad implements Member.Listener {
    private static final long PATIENCE_MS = 60_000;

    /** After the last change, until what waits was told. */
    private static final long SETTLE_MS = 1_000;

    private final Fleet fleet;
    private final List<Member> hosts = new ArrayList<>();
    private final List<Member> guests = new ArrayList<>();
    private final List<Member> followers = new ArrayList<>();
    private long told;
    private long toldBytes;

    ListLoad(Fleet fleet) {
        this.fleet = fleet;
    }

    /** So many public rooms, each with somebody in it and somebody who comes and goes. */
    void open(int rooms) throws IOException {
        for (int i = 0; i < rooms; i++) {
            fleet.add(host ->
                    host.create("Public meeting", true, 2, room -> host.join(room, nanos -> hosts.add(host))));
            fleet.add(guests::add);
        }
        fleet.until(() -> hosts.size() == rooms && guests.size() == rooms, PATIENCE_MS, "public rooms open");
    }

    /** So many people who follow the list. */
    void follow(int people) throws IOException {
        for (int i = 0; i < people; i++) {
            fleet.add(member -> member.follow(() -> followers.add(member)));
        }
        fleet.until(() -> followers.size() == people, PATIENCE_MS, "everybody follows the list");
    }

    /** So many changes of the list, so many a second: guests join and leave, room after room. */
    JsonObject change(int changes, int perSecond) throws IOException {
        fleet.listen(this);
        told = 0;
        toldBytes = 0;
        int[] done = new int[1];
        long start = System.nanoTime();
        for (int i = 0; i < changes; i++) {
            fleet.restUntil(start + TimeUnit.SECONDS.toNanos(i) / perSecond);
            change(i, () -> done[0]++);
        }
        fleet.until(() -> done[0] == changes, PATIENCE_MS, "guests join and leave");
        fleet.rest(SETTLE_MS);
        JsonObject json = new JsonObject();
        json.addProperty("changes", changes);
        json.addProperty("seconds", (System.nanoTime() - start) / 1e9);
        json.addProperty("told", told);
        json.addProperty("bytes", toldBytes);
        return json;
    }

    private void change(int index, Runnable done) {
        Member guest = guests.get(index % guests.size());
        String room = hosts.get(index % hosts.size()).room();
        boolean joins = index / guests.size() % 2 == 0;
        if (joins) {
            guest.join(room, nanos -> done.run());
        } else {
            guest.leave(done);
        }
    }

    @Override
    public void frequent(Member receiver, byte[] bytes, int from, int length) {
        told++;
        toldBytes += length;
    }
}
