package dev.parley.client.app.bench.mesh;

import dev.parley.client.app.process.Attendee;
import dev.parley.client.app.process.Crowd;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** People with headless Parley. */
final class ParleyGathering implements Gathering {
    private final Crowd crowd = new Crowd();
    private final List<String> arguments;

    /** {@code arguments} of {@code parley headless}, the same for all. */
    ParleyGathering(List<String> arguments) throws IOException {
        this.arguments = arguments;
    }

    @Override
    public void enter(String name) throws IOException, InterruptedException {
        if (crowd.people().isEmpty()) {
            crowd.open(name, arguments);
        } else {
            crowd.enter(name, arguments);
            crowd.awaitJoined(name);
        }
    }

    @Override
    public Map<String, ? extends Attendee> people() {
        return crowd.people();
    }

    @Override
    public void close() {
        crowd.close();
    }
}
