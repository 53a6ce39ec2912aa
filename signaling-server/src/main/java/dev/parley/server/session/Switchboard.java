package dev.parley.server.session;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.HostMessage;
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
import dev.parley.server.room.RoomPassword;
import dev.parley.server.room.StoredRoom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

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
    private final RoomStore store;
    private final Map<String, Connection> lines = new HashMap<>();

    /** The sessions of each account that has any. */
    private final Map<String, Set<String>> sessions = new HashMap<>();

    private final Map<String, String> accounts = new HashMap<>();
    private final Lookups lookups = new Lookups();
    private boolean closed;

    /** A switchboard of a server that keeps no rooms. */
    public Switchboard(RoomEngine engine, Timekeeper time, Telemetry telemetry) {
        this(engine, time, telemetry, RoomStore.NONE);
    }

    public Switchboard(RoomEngine engine, Timekeeper time, Telemetry telemetry, RoomStore store) {
        this.engine = engine;
        this.time = time;
        this.telemetry = telemetry;
        this.store = store;
    }

    Telemetry telemetry() {
        return telemetry;
    }

    RoomStore store() {
        return store;
    }

    /**
     * Connects a session that was welcomed. Bounded by the server's connections.
     *
     * @param account whose it is; null for a guest's
     */
    void enter(String session, Connection connection, @Nullable String account) {
        locked(() -> {
            lines.put(session, connection);
            if (account != null) {
                engine.identify(session, account);
                accounts.put(session, account);
                sessions.computeIfAbsent(account, key -> new LinkedHashSet<>()).add(session);
            }
            return NOBODY;
        });
    }

    /**
     * Answers one request; ignored if the session is gone or the server is going down. Whoever wants to enter a room that is not open
     * waits until it is known whether it is kept.
     */
    void submit(Request request) {
        submit(request, code -> {});
    }

    /** The same, and tells {@code refusal} why it was refused, if it was. */
    void submit(Request request, Consumer<ErrorCode> refusal) {
        long startNanos = time.monotonicNanos();
        Optional<Lookups.Join> lookup = store.exists() ? read(() -> lookUp(request)) : Optional.empty();
        if (lookup.isPresent() && request.message() instanceof ClientMessage.JoinRoom join) {
            Lookups.Join waits = lookup.get();
            store.find(join.room(), request.correlation(), found -> found(request, waits, found, refusal, startNanos));
        } else if (request.message() instanceof ClientMessage.LeaveRoom leave
                && read(() -> lookups.withdrawn(request.session(), leave.room()) && !engine.isOpen(leave.room()))) {
            reply(request, new ServerMessage.RoomLeft(leave.room()));
        } else {
            answer(request, new RoomStore.Missing(), refusal, startNanos);
        }
    }

    private Optional<Lookups.Join> lookUp(Request request) {
        return request.message() instanceof ClientMessage.JoinRoom join
                        && lines.containsKey(request.session())
                        && engine.isLookedUp(join, time.epochMillis())
                ? Optional.of(lookups.began(request.session(), join.room()))
                : Optional.empty();
    }

    /** On a thread of the store, which is not to end by it. */
    private void found(
            Request request, Lookups.Join lookup, RoomStore.Found found, Consumer<ErrorCode> refusal, long startNanos) {
        try {
            if (read(() -> lookups.ended(lookup))) {
                answer(request, found, refusal, startNanos);
            }
        } catch (RuntimeException | Error defect) {
            SessionLog.event(Level.ERROR, request.correlation())
                    .setCause(defect)
                    .log("A request failed");
            reply(request, Refusals.defect(request.correlation()));
        }
    }

    private void reply(Request request, ServerMessage message) {
        locked(() -> deliver(List.of(new Outgoing(request.session(), message, request.id()))));
    }

    private void answer(Request request, RoomStore.Found found, Consumer<ErrorCode> refusal, long startNanos) {
        List<Outgoing> held = new ArrayList<>();
        locked(() -> {
            if (!lines.containsKey(request.session())) {
                return NOBODY;
            }
            List<Outgoing> answers = answers(request, found);
            report(request, answers, refusal, startNanos);
            if (request.message() instanceof HostMessage host && changesRules(host) && store.owes(host.room())) {
                answers.stream().filter(out -> isReply(out, request)).forEach(held::add);
            }
            return deliver(answers.stream().filter(out -> !held.contains(out)).toList());
        });
        if (!held.isEmpty() && request.message() instanceof HostMessage host) {
            store.keepRules(host.room(), request.correlation(), failure -> release(held, failure));
        }
    }

    /** Whether its reply says that something holds from now on, which a durable room keeps. */
    private static boolean changesRules(HostMessage message) {
        return message instanceof HostMessage.SetRoomAccess
                || message instanceof HostMessage.RevokeInvite
                || message instanceof HostMessage.CloseRoom;
    }

    private static boolean isReply(Outgoing out, Request request) {
        return request.id() != null && request.id().equals(out.re());
    }

    /** What was changed is kept now, or could not be; then it holds all the same for as long as the room is open. */
    private void release(List<Outgoing> held, Optional<ServerMessage.ErrorReply> failure) {
        locked(() -> deliver(held.stream()
                .flatMap(out -> {
                    ServerMessage now = engine.current(out.message(), out.session(), time.epochMillis());
                    return failure.isEmpty()
                            ? Stream.of(new Outgoing(out.session(), now, out.re()))
                            : Stream.of(
                                    new Outgoing(out.session(), failure.get(), out.re()),
                                    new Outgoing(out.session(), now, null));
                })
                .toList()));
    }

    private List<Outgoing> answers(Request request, RoomStore.Found found) {
        return switch (found) {
            case RoomStore.Kept(StoredRoom room) -> engine.handle(request, store.upToDate(room), time.epochMillis());
            case RoomStore.Missing() -> engine.handle(request, time.epochMillis());
            case RoomStore.Unknown(ServerMessage.ErrorReply why) ->
                List.of(new Outgoing(request.session(), why, request.id()));
        };
    }

    /**
     * Finds the password of a room as {@link RoomEngine#password} says, also of one that is not open but kept.
     *
     * @param reply called now or later, on any thread
     * @param failed called instead, in the same way, if it cannot be known whether the room is kept
     */
    void password(
            RoomId room,
            String correlation,
            Consumer<Optional<RoomPassword>> reply,
            Consumer<ServerMessage.ErrorReply> failed) {
        if (store.exists() && !read(() -> engine.isOpen(room))) {
            store.find(room, correlation, found -> {
                switch (found) {
                    case RoomStore.Kept(StoredRoom kept) ->
                        reply.accept(Optional.ofNullable(kept.rules().password()));
                    case RoomStore.Missing() -> reply.accept(Optional.empty());
                    case RoomStore.Unknown(ServerMessage.ErrorReply why) -> failed.accept(why);
                }
            });
        } else {
            reply.accept(read(() -> engine.password(room)));
        }
    }

    private void report(Request request, List<Outgoing> answers, Consumer<ErrorCode> refusal, long startNanos) {
        for (Outgoing answer : answers) {
            if (answer.message() instanceof ServerMessage.RoomJoined joined) {
                telemetry.joined(joined.resumed(), time.monotonicNanos() - startNanos);
            } else if (answer.message() instanceof ServerMessage.ErrorReply error) {
                telemetry.refused(error.code());
                refusal.accept(error.code());
                LOG.atDebug()
                        .addKeyValue("correlation", request.correlation())
                        .addKeyValue("code", error.code().wire())
                        .log("Refused by the room");
            }
        }
    }

    /** Ends a session's part in all its rooms, as {@link RoomEngine#disconnect} says. Ignored if it is gone. */
    void leave(String session, LeaveReason reason) {
        locked(() -> {
            forget(session);
            lookups.forget(session);
            return lines.remove(session) == null
                    ? NOBODY
                    : deliver(engine.disconnect(session, reason, time.epochMillis()));
        });
    }

    private void forget(String session) {
        String account = accounts.remove(session);
        if (account != null) {
            sessions.computeIfPresent(account, (key, all) -> {
                all.remove(session);
                return all.isEmpty() ? null : all;
            });
        }
    }

    /** Tells all sessions of an account something, but for one. */
    void tell(String account, String except, ServerMessage message) {
        locked(() -> deliver(sessions.getOrDefault(account, Set.of()).stream()
                .filter(session -> !session.equals(except))
                .map(session -> new Outgoing(session, message, null))
                .toList()));
    }

    /**
     * The room into which a session is about to invite a user, as {@link RoomEngine#inviting} says.
     *
     * @throws RefusedException if it may not
     */
    RoomInfo inviting(RoomId room, String session) throws RefusedException {
        lock.lock();
        try {
            return engine.inviting(room, session);
        } finally {
            lock.unlock();
        }
    }

    /** An account has accepted an invitation into a room. */
    void expect(RoomId room, String account, long untilMillis) {
        locked(() -> {
            engine.expect(room, account, untilMillis);
            return NOBODY;
        });
    }

    /** Lets time pass in the rooms; to be called at least once a second. */
    public void tick() {
        locked(() -> deliver(engine.tick(time.epochMillis())));
    }

    /** All rooms, the private ones too, oldest first. */
    public List<RoomInfo> rooms() {
        return read(engine::rooms);
    }

    /**
     * What a room would be that is created now, but for who may come in.
     *
     * @throws RefusedException if it is too large for this server
     */
    RoomInfo describe(ClientMessage.CreateRoom create) throws RefusedException {
        lock.lock();
        try {
            return engine.describe(create, time.epochMillis());
        } finally {
            lock.unlock();
        }
    }

    /** A durable room as it is now, with whoever is in it. */
    public RoomInfo asItIs(RoomInfo kept) {
        return read(() -> engine.room(kept.id()).orElse(kept));
    }

    /** A durable room is kept no more: whoever is in it is told, and nobody comes back into it. */
    public void delete(RoomId room) {
        locked(() -> deliver(engine.delete(room, time.epochMillis())));
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
        return read(engine::counts);
    }

    private <T> T read(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
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
