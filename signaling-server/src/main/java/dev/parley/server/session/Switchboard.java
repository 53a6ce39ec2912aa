package dev.parley.server.session;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.json.Codec;
import dev.parley.server.room.Outgoing;
import dev.parley.server.room.RefusedException;
import dev.parley.server.room.Request;
import dev.parley.server.room.RoomCounts;
import dev.parley.server.room.RoomEngine;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the room engine: one lock around it, under which a request is answered and the answers are queued, so that every
 * session hears of changes in the order in which they happened. Queuing never blocks and never closes a socket
 * ({@link Connection}), so no thread ever waits here for the network or for another lock. What was queued is written once the lock is free.
 */
public final class Switchboard {
    private static final Logger LOG = LoggerFactory.getLogger("server.session");
    private static final Set<Connection> NOBODY = Set.of();

    private final ReentrantLock lock = new ReentrantLock();
    private final RoomEngine engine;
    private final Timekeeper time;
    private final Telemetry telemetry;
    private final Map<String, Connection> lines = new HashMap<>();
    private boolean closed;

    public Switchboard(RoomEngine engine, Timekeeper time, Telemetry telemetry) {
        this.engine = engine;
        this.time = time;
        this.telemetry = telemetry;
    }

    Telemetry telemetry() {
        return telemetry;
    }

    /** Connects a session that was welcomed. Bounded by the server's connections. */
    void enter(String session, Connection connection) {
        locked(() -> {
            lines.put(session, connection);
            return NOBODY;
        });
    }

    /** Answers one request; ignored if the session is gone or the server is going down. */
    void submit(Request request) {
        long startNanos = time.monotonicNanos();
        locked(() -> lines.containsKey(request.session()) ? answer(request, startNanos) : NOBODY);
    }

    private Set<Connection> answer(Request request, long startNanos) {
        List<Outgoing> answers = engine.handle(request, time.epochMillis());
        Set<Connection> told = deliver(answers);
        report(request, answers, startNanos);
        return told;
    }

    private void report(Request request, List<Outgoing> answers, long startNanos) {
        for (Outgoing answer : answers) {
            if (answer.message() instanceof ServerMessage.RoomJoined joined) {
                telemetry.joined(joined.resumed(), time.monotonicNanos() - startNanos);
            } else if (answer.message() instanceof ServerMessage.ErrorReply error) {
                telemetry.refused(error.code());
                LOG.atDebug()
                        .addKeyValue("correlation", request.correlation())
                        .addKeyValue("code", error.code().wire())
                        .log("Refused by the room");
            }
        }
    }

    /** Ends a session's part in all its rooms, as {@link RoomEngine#disconnect} says. Ignored if it is gone. */
    void leave(String session, LeaveReason reason) {
        locked(() -> lines.remove(session) == null
                ? NOBODY
                : deliver(engine.disconnect(session, reason, time.epochMillis())));
    }

    /** Lets time pass in the rooms; to be called at least once a second. */
    public void tick() {
        locked(() -> deliver(engine.tick(time.epochMillis())));
    }

    /** All rooms, the private ones too, oldest first. */
    public List<RoomInfo> rooms() {
        lock.lock();
        try {
            return engine.rooms();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Opens a room for an operator.
     *
     * @throws RefusedException if the room cannot be opened
     */
    public RoomInfo open(ClientMessage.CreateRoom create) throws RefusedException {
        RoomEngine.Opened opened;
        Set<Connection> told;
        lock.lock();
        try {
            opened = engine.open(create, time.epochMillis());
            told = deliver(opened.messages());
        } finally {
            lock.unlock();
        }
        told.forEach(Connection::flush);
        return opened.room();
    }

    /** Closes a room for good, for an operator; false if there is no such room. */
    public boolean close(RoomId room) {
        Optional<List<Outgoing>> messages;
        Set<Connection> told;
        lock.lock();
        try {
            messages = engine.close(room, time.epochMillis());
            told = deliver(messages.orElse(List.of()));
        } finally {
            lock.unlock();
        }
        told.forEach(Connection::flush);
        return messages.isPresent();
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
        locked(() -> {
            closed = true;
            return NOBODY;
        });
    }

    /** {@code work}: gives the connections that have something to write now. */
    private void locked(Supplier<Set<Connection>> work) {
        Set<Connection> told = NOBODY;
        lock.lock();
        try {
            if (!closed) {
                told = work.get();
            }
        } finally {
            lock.unlock();
        }
        told.forEach(Connection::flush);
    }

    /** A broadcast, which repeats one message object, is encoded once. */
    private Set<Connection> deliver(List<Outgoing> messages) {
        IdentityHashMap<ServerMessage, String> encoded = new IdentityHashMap<>();
        Set<Connection> told = new LinkedHashSet<>();
        for (Outgoing out : messages) {
            Connection line = lines.get(out.session());
            if (line != null) {
                line.send(out.re() == null ? broadcast(out, encoded) : Codec.encodeServer(out.envelope()));
                told.add(line);
            }
        }
        return told;
    }

    private static String broadcast(Outgoing out, IdentityHashMap<ServerMessage, String> encoded) {
        return encoded.computeIfAbsent(out.message(), message -> Codec.encodeServer(out.envelope()));
    }
}
