package dev.parley.client.app.bench.server;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** People who join and leave, over and over, rooms in which somebody stays. */
final class VisitLoad {
    /** In a room at a time, with the one who stays. */
    private static final int VISITORS = 4;

    private static final long PATIENCE_MS = 60_000;

    private final Fleet fleet;
    private final List<Visitor> visitors = new ArrayList<>();
    private Latencies joins = new Latencies();
    private int left;

    VisitLoad(Fleet fleet) {
        this.fleet = fleet;
    }

    /** So many visitors, of whom four share a room. */
    void invite(int count) throws IOException {
        List<Member> welcomed = new ArrayList<>();
        int rooms = Math.ceilDiv(count, VISITORS);
        for (int i = 0; i < rooms + count; i++) {
            fleet.add(welcomed::add);
        }
        fleet.until(() -> welcomed.size() == rooms + count, PATIENCE_MS, "visitors are welcomed");
        int[] open = new int[1];
        for (int i = 0; i < rooms; i++) {
            Member host = welcomed.get(i);
            List<Member> guests =
                    welcomed.subList(rooms + i * VISITORS, Math.min(rooms + (i + 1) * VISITORS, rooms + count));
            host.create(
                    "Visits",
                    false,
                    VISITORS + 1,
                    room -> host.join(room, nanos -> {
                        guests.forEach(guest -> visitors.add(new Visitor(guest, room)));
                        open[0]++;
                    }));
        }
        fleet.until(() -> open[0] == rooms, PATIENCE_MS, "rooms open for visitors");
    }

    private final class Visitor {
        private final Member member;
        private final String room;
        private boolean away = true;

        Visitor(Member member, String room) {
            this.member = member;
            this.room = room;
        }

        /** Comes and goes once. False if it has not gone since. */
        boolean visit() {
            if (!away) {
                return false;
            }
            away = false;
            member.join(room, nanos -> {
                joins.add(nanos);
                member.leave(() -> {
                    away = true;
                    left++;
                });
            });
            return true;
        }
    }

    /** So many visits, one after the other: how long it takes to join when nobody else does. */
    JsonObject oneByOne(int visits) throws IOException {
        return visits(visits, 0);
    }

    /** So many visits, so many of which begin in a second, whoever's turn it is. */
    JsonObject steadily(int visits, int perSecond) throws IOException {
        return visits(visits, perSecond);
    }

    private JsonObject visits(int count, int perSecond) throws IOException {
        joins = new Latencies();
        left = 0;
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            if (perSecond > 0) {
                fleet.restUntil(begun + TimeUnit.SECONDS.toNanos(i) / perSecond);
            }
            Visitor next = visitors.get(i % visitors.size());
            fleet.until(next::visit, PATIENCE_MS, "somebody leaves");
            if (perSecond == 0) {
                int gone = i + 1;
                fleet.until(() -> left == gone, PATIENCE_MS, "somebody joins and leaves");
            }
        }
        fleet.until(() -> left == count, PATIENCE_MS, "everybody leaves");
        JsonObject json = new JsonObject();
        json.addProperty("visits", count);
        json.addProperty("seconds", (System.nanoTime() - begun) / 1e9);
        joins.describe(json);
        return json;
    }
}
