package dev.parley.client.ui;

import dev.parley.client.port.Places;
import dev.parley.client.ui.common.KeptPlaces;
import dev.parley.protocol.RoomId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps what the test puts there, and answers when the test says so. */
final class FakePlaces implements KeptPlaces {
    final List<Places.Kept> kept = new CopyOnWriteArrayList<>();
    final List<Places.Kept> forgotten = new CopyOnWriteArrayList<>();
    private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
    private Consumer<Places.Kept> asked = found -> {};

    /** Answers only when it is told to. */
    volatile boolean slow;

    /** On the FX thread. */
    void tell(Places.Kept place) {
        asked.accept(place);
    }

    @Override
    public void interrupted(Consumer<Places.Kept> found) {
        asked = found;
    }

    @Override
    public void find(URI server, RoomId room, String name, Consumer<Optional<String>> ticket) {
        Runnable answer = () -> ticket.accept(ticketOf(server, room, name));
        if (slow) {
            waiting.add(answer);
        } else {
            answer.run();
        }
    }

    private Optional<String> ticketOf(URI server, RoomId room, String name) {
        return kept.stream()
                .filter(place -> place.server().equals(server)
                        && place.room().equals(room)
                        && place.name().equals(name))
                .map(Places.Kept::ticket)
                .findFirst();
    }

    /** On the FX thread. */
    void answer() {
        List<Runnable> now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(Runnable::run);
    }

    @Override
    public void forget(Places.Kept place) {
        forgotten.add(place);
    }
}
