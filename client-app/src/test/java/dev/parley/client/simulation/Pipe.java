package dev.parley.client.simulation;

/** One direction of an ordered connection: nothing overtakes, and after cutting it nothing more arrives. */
final class Pipe {
    private final Agenda agenda;
    private final Faults faults;
    private long last;
    private long stalledUntil;
    private int waiting;
    private boolean cut;

    Pipe(Agenda agenda, Faults faults) {
        this.agenda = agenda;
        this.faults = faults;
    }

    void send(Runnable arrival) {
        last = Math.max(last, agenda.now() + faults.delay());
        waiting++;
        agenda.at(last, () -> {
            waiting--;
            if (!cut) {
                arrival.run();
            }
        });
    }

    void cut() {
        cut = true;
    }

    /** The receiver reads nothing for so long, ms; what it is sent from now on waits. */
    void stall(long forMs) {
        stalledUntil = agenda.now() + forMs;
        last = Math.max(last, stalledUntil);
    }

    /** How many wait for a receiver that does not read; 0 while it does. */
    int waiting() {
        return agenda.now() < stalledUntil ? waiting : 0;
    }

    /** When the receiver will have read all that was sent until now. */
    long readBy() {
        return last;
    }
}
