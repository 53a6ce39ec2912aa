package dev.parley.client.simulation;

import java.util.Random;

/** How bad the world is. Everything is drawn from one seeded source. */
final class Faults {
    private final Random random;
    private boolean healed = true;

    Faults(long seed) {
        this.random = new Random(seed);
    }

    /** Until now there were only delays. */
    void begin() {
        healed = false;
    }

    /** From now on delays stay, but nothing breaks by itself any more. */
    void heal() {
        healed = true;
    }

    /** One way through the network, ms. Mostly short, sometimes long, so that everything overtakes everything. */
    long delay() {
        if (!healed && random.nextInt(3_000) == 0) {
            return random.nextInt(30_000);
        }
        return random.nextInt(10) == 0 ? random.nextInt(1_500) : 1 + random.nextInt(80);
    }

    /** A call of the WebRTC library, ms. */
    long operation() {
        return random.nextInt(20) == 0 ? random.nextInt(500) : random.nextInt(15);
    }

    /** How much later a duplicate comes, ms: sometimes after the pair has started over. */
    long lateness() {
        return random.nextInt(4) == 0 ? random.nextInt(30_000) : random.nextInt(500);
    }

    /** How long the core thread is busy with something else, ms. */
    long backlog() {
        return random.nextInt(10) == 0 ? random.nextInt(60) : 0;
    }

    boolean duplicatesSignal() {
        return !healed && chance(15);
    }

    /** Lost on the way although the connection holds: more than any real server does to a client. */
    boolean losesSignal() {
        return !healed && chance(5);
    }

    boolean repeatsAnswer() {
        return !healed && chance(10);
    }

    /** A timer was stopped when its event was in the queue already. */
    boolean stopsTimerTooLate() {
        return !healed && chance(10);
    }

    boolean failsOperation() {
        return !healed && chance(2);
    }

    /** No path between two connections; others of the same pair may have one. */
    boolean blocksPath() {
        return !healed && chance(8);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
