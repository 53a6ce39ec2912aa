package dev.parley.server.session;

import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.json.Codec;
import dev.parley.server.room.Outgoing;
import dev.parley.server.room.Request;
import dev.parley.server.room.RoomCounts;
import dev.parley.server.room.RoomEngine;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Owns the room engine: one lock around it, under which a request is answered and the answers are queued, so that every
 * session hears of changes in the order in which they happened. Queuing never blocks and never closes a socket
 * ({@link Connection}), so no thread ever waits here for the network or for another lock.
 */
public final class Switchboard {
    private final ReentrantLock lock = new ReentrantLock();
    private final RoomEngine engine;
    private final Timekeeper time;
    private final Map<String, Connection> lines = new HashMap<>();
    private boolean closed;

    public Switchboard(RoomEngine engine, Timekeeper time) {
        this.engine = engine;
        this.time = time;
    }

    /** Connects a session that was welcomed. Bounded by the server's connections. */
    void enter(String session, Connection connection) {
        locked(() -> lines.put(session, connection));
    }

    /** Answers one request; ignored if the session is gone or the server is going down. */
    void submit(Request request) {
        locked(() -> {
            if (lines.containsKey(request.session())) {
                deliver(engine.handle(request, time.epochMillis()));
            }
        });
    }

    /** Ends a session's part in all its rooms, as {@link RoomEngine#disconnect} says. Ignored if it is gone. */
    void leave(String session, LeaveReason reason) {
        locked(() -> {
            if (lines.remove(session) != null) {
                deliver(engine.disconnect(session, reason, time.epochMillis()));
            }
        });
    }

    /** Lets time pass in the rooms; to be called at least once a second. */
    public void tick() {
        locked(() -> deliver(engine.tick(time.epochMillis())));
    }

    /** What an operator may see. */
    public RoomCounts counts() {
        lock.lock();
        try {
            return engine.counts();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stops all traffic for good. When a server goes down its sessions end, but nobody is told that the others left:
     * their calls go on and they meet again on the next server.
     */
    public void close() {
        locked(() -> closed = true);
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            if (!closed) {
                work.run();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A broadcast, which repeats one message object, is encoded once. */
    private void deliver(List<Outgoing> messages) {
        IdentityHashMap<ServerMessage, String> encoded = new IdentityHashMap<>();
        for (Outgoing out : messages) {
            Connection line = lines.get(out.session());
            if (line != null) {
                line.send(out.re() == null ? broadcast(out, encoded) : Codec.encodeServer(out.envelope()));
            }
        }
    }

    private static String broadcast(Outgoing out, IdentityHashMap<ServerMessage, String> encoded) {
        return encoded.computeIfAbsent(out.message(), message -> Codec.encodeServer(out.envelope()));
    }
}
