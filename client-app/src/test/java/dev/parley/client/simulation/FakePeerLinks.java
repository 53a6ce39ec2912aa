package dev.parley.client.simulation;

import dev.parley.client.core.LinkCommand;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkKey;
import dev.parley.client.core.RelayCertificates;
import dev.parley.client.port.PeerLinks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One client's peer connections, which hold it to the rules of JSEP (RFC 8829). */
final class FakePeerLinks implements PeerLinks {
    private final FakeWorld world;
    private final Object home;
    private final Listener listener;
    private final Map<LinkKey, FakeConnection> connections = new LinkedHashMap<>();
    private int lastSerial;

    FakePeerLinks(FakeWorld world, Object home, Listener listener) {
        this.world = world;
        this.home = home;
        this.listener = listener;
    }

    @Override
    public void execute(LinkKey key, LinkCommand command) {
        if (command instanceof LinkCommand.Open open) {
            open(key, open);
            return;
        }
        FakeConnection connection = connections.get(key);
        if (connection == null) {
            return;
        }
        if (command instanceof LinkCommand.Close) {
            connections.remove(key);
        }
        connection.execute(command);
    }

    /** There are no relays here. */
    @Override
    public void trustRelays(RelayCertificates certificates) {}

    private void open(LinkKey key, LinkCommand.Open open) {
        if (key.serial() <= lastSerial) {
            throw new AssertionError("serial " + key.serial() + " was used before");
        }
        if (connections.keySet().stream().anyMatch(other -> other.peer().equals(key.peer()))) {
            throw new AssertionError("a second connection to " + key.peer() + " while the first is open");
        }
        lastSerial = key.serial();
        connections.put(
                key, new FakeConnection(world, home, key, open.offerer(), event -> listener.onEvent(key, event)));
    }

    /** The process died. */
    void vanish() {
        open().forEach(FakeConnection::vanish);
        connections.clear();
    }

    /** The sound system of this computer ended: all connections end with their engine, and the client hears of it. */
    void replaceEngine() {
        Map<LinkKey, FakeConnection> ended = new LinkedHashMap<>(connections);
        connections.clear();
        ended.forEach((key, connection) -> {
            connection.execute(new LinkCommand.Close());
            listener.onEvent(key, new LinkEvent.Ended());
        });
    }

    List<FakeConnection> open() {
        return new ArrayList<>(connections.values());
    }

    FakeConnection connection(LinkKey key) {
        return connections.get(key);
    }

    @Override
    public void close() {
        open().forEach(connection -> connection.execute(new LinkCommand.Close()));
        connections.clear();
    }
}
