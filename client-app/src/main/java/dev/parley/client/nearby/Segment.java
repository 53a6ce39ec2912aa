package dev.parley.client.nearby;

import dev.parley.client.core.Announcement;
import dev.parley.client.core.NearbyMeeting;
import java.io.IOException;
import java.util.List;

/** One network on which meetings are announced and heard of. Used by one thread at a time. */
interface Segment {
    /** Looks for meetings, or no longer. */
    void look(boolean wanted);

    List<NearbyMeeting> found();

    /** Announces these, and no others. Blocks for some seconds when something is new. */
    void announce(int port, List<Announcement> meetings) throws IOException;

    /** Takes back what is announced. Blocks for some seconds. */
    void close();
}
