package dev.parley.client.ui.common;

import dev.parley.client.port.Places;
import dev.parley.protocol.RoomId;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** Places in meetings that earlier runs of this program did not leave. FX thread; no call blocks, answers come there too. */
public interface KeptPlaces {
    /** Looks for the newest one; does not answer if there is none. */
    void interrupted(Consumer<Places.Kept> found);

    /** Looks for the ticket of the place under this name in a room. */
    void find(URI server, RoomId room, String name, Consumer<Optional<String>> ticket);

    /** Forgets a place: nobody wants it back. */
    void forget(Places.Kept place);
}
