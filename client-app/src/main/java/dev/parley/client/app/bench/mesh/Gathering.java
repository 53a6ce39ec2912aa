package dev.parley.client.app.bench.mesh;

import dev.parley.client.app.process.Attendee;
import java.io.IOException;
import java.util.Map;

/** People of one kind in one meeting, each in processes of their own. Not thread-safe. */
interface Gathering extends AutoCloseable {
    /** Sends one more person and waits until they have joined. */
    void enter(String name) throws IOException, InterruptedException;

    /** By name, in the order they came. */
    Map<String, ? extends Attendee> people();

    /** Ends all their processes, and the server's. */
    @Override
    void close();
}
