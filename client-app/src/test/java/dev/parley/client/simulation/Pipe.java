package dev.parley.client.simulation;

/** One direction of an ordered connection: nothing overtakes, and after cutting it nothing more arrives. */
final class Pipe {
    private final Agenda agenda;
    private final Faults faults;
    private long last;
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
        last = Math.max(last, agenda.now() + forMs);
    }

    /** How many are on the way or wait for the receiver. */
    int waiting() {
        return waiting;
    }

    /** When the receiver will have read all that was sent until now. */
    long readBy() {
        return last;
    }
}
