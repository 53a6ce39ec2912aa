package dev.parley.client.port;

import dev.parley.protocol.RoomId;
import java.net.URI;
import java.util.Optional;

/**
 * Where the ticket of the room one is in is kept, so that this program finds it again after a crash and can take its place
 * in the meeting back. No call but {@link #find} and {@link #interrupted} touches the disk on the calling thread.
 */
public interface Places extends AutoCloseable {
    /**
     * A place in a meeting that this program had when it ended without leaving.
     *
     * @param hosted the server was the one inside this app, and ended with it
     * @param title the meeting's name
     * @param name under which one was in it
     */
    record Kept(URI server, boolean hosted, RoomId room, String title, String name, String ticket) {
        /** Without the ticket, which lets its holder take the place. */
        @Override
        public String toString() {
            return "Kept[server=" + server + ", room=" + room + ", name=" + name + "]";
        }
    }

    /** Keeps a place, instead of the one kept before. */
    void keep(Kept place);

    /** Forgets the kept place: it was left. */
    void drop();

    /** The ticket of an earlier run for this room and name; empty if there is none or if that run has not ended. */
    Optional<String> find(URI server, RoomId room, String name);

    /** The newest place that an earlier run of this program has not left. */
    Optional<Kept> interrupted();

    /** Forgets that place: nobody wants it back. */
    void forget(Kept place);

    /** Waits until what was asked is done, up to a second. */
    @Override
    void close();
}
