package dev.parley.client.port;

import dev.parley.client.core.Announcement;
import dev.parley.client.core.NearbyMeeting;
import java.util.List;

/** Meetings on the same network: finding those of others, and telling of the own ones. No call blocks. */
public interface Nearby extends AutoCloseable {
    /** Looks for others' meetings, or no longer. Answers: {@link Listener#onFound}. */
    void look(boolean looking);

    /**
     * Announces these meetings, and no others.
     *
     * @param port where they are joined; 0 if there are none
     */
    void announce(int port, List<Announcement> meetings);

    /** The computer's addresses are others than before, or may be. */
    void networkChanged();

    /** Takes back what is announced. Does not wait for the network longer than half a second. */
    @Override
    void close();

    /** Where news goes. Called on the adapter's threads; must not block. */
    interface Listener {
        /** All meetings that are announced now, the own ones among them. */
        void onFound(List<NearbyMeeting> meetings);
    }
}
