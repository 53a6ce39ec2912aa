package dev.parley.client.simulation;

/** One direction of an ordered connection: nothing overtakes, and after cutting it nothing more arrives. */
final class Pipe {
    private final Agenda agenda;
    private final Faults faults;
    private long last;
    private boolean cut;

    Pipe(Agenda agenda, Faults faults) {
        this.agenda = agenda;
        this.faults = faults;
    }

    void send(Runnable arrival) {
        last = Math.max(last, agenda.now() + faults.delay());
        agenda.at(last, () -> {
            if (!cut) {
                arrival.run();
            }
        });
    }

    void cut() {
        cut = true;
    }
}
