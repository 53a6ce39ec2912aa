package dev.parley.client.app.bench.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** People come in groups of four: each connects, and when all have, the first opens a room, which they join one after the other. */
final class Gathering {
    /** In a room. */
    static final int PEOPLE = 4;

    /** Groups that are on their way in at a time. */
    private static final int AT_A_TIME = 8;

    private static final long PATIENCE_MS = 120_000;

    private final Fleet fleet;
    private final Latencies joins = new Latencies();
    private final List<Member> present = new ArrayList<>();
    private int groups;
    private int complete;

    Gathering(Fleet fleet) {
        this.fleet = fleet;
    }

    /** Until so many people are in rooms. */
    void fill(int people) throws IOException {
        int goal = people / PEOPLE;
        while (complete < goal) {
            while (groups < goal && groups - complete < AT_A_TIME) {
                groups++;
                new Group().come();
            }
            int before = complete;
            fleet.until(() -> complete > before, PATIENCE_MS, "somebody joins a room");
        }
    }

    /** Those who are in, room by room. */
    List<Member> present() {
        return present;
    }

    /** How long each of them took to join. */
    Latencies joins() {
        return joins;
    }

    private final class Group {
        private final List<Member> members = new ArrayList<>();
        private int in;

        void come() {
            for (int i = 0; i < PEOPLE; i++) {
                fleet.add(this::welcomed);
            }
        }

        private void welcomed(Member member) {
            members.add(member);
            if (members.size() == PEOPLE) {
                members.getFirst().create("Load", false, PEOPLE, this::join);
            }
        }

        private void join(String room) {
            members.get(in).join(room, nanos -> {
                joins.add(nanos);
                if (++in < PEOPLE) {
                    join(room);
                } else {
                    present.addAll(members);
                    complete++;
                }
            });
        }
    }
}
