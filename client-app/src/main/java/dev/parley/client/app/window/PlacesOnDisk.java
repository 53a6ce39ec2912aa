package dev.parley.client.app.window;

import dev.parley.client.app.Threads;
import dev.parley.client.port.Places;
import dev.parley.client.ui.common.KeptPlaces;
import dev.parley.protocol.RoomId;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Looks on the disk in a thread of its own, so that the window never waits for it. */
final class PlacesOnDisk implements KeptPlaces, AutoCloseable {
    private final ExecutorService disk = Executors.newSingleThreadExecutor(Threads.daemons("parley-kept-places"));
    private final Places places;

    PlacesOnDisk(Places places) {
        this.places = places;
    }

    @Override
    public void interrupted(Consumer<Places.Kept> found) {
        disk.execute(() -> places.interrupted().ifPresent(kept -> Platform.runLater(() -> found.accept(kept))));
    }

    @Override
    public void find(URI server, RoomId room, String name, Consumer<Optional<String>> ticket) {
        disk.execute(() -> {
            Optional<String> found = places.find(server, room, name);
            Platform.runLater(() -> ticket.accept(found));
        });
    }

    @Override
    public void forget(Places.Kept place) {
        places.forget(place);
    }

    @Override
    public void close() {
        disk.shutdown();
    }
}
