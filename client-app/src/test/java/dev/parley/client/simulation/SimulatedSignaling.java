package dev.parley.client.simulation;

import dev.parley.client.port.Signaling;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import java.net.URI;

/** One client's socket to the simulated server. */
final class SimulatedSignaling implements Signaling {
    /** A connection that broke without a word: the server notices within this time, ms. */
    private static final int NOTICED_MS = 12_000;

    /** So many messages wait for a client, then it is cut off. Less than at a real server, so that it happens. */
    private static final int QUEUE = 24;

    private final Agenda agenda;
    private final Faults faults;
    private final SimulatedServer server;
    private Socket current;
    private long cutOffUntil;

    SimulatedSignaling(Agenda agenda, Faults faults, SimulatedServer server) {
        this.agenda = agenda;
        this.faults = faults;
        this.server = server;
    }

    @Override
    public void open(URI url, Listener listener) {
        close();
        current = new Socket(listener);
        current.connect();
    }

    @Override
    public void send(ClientMessage message, String id) {
        if (current != null) {
            current.send(new Envelope<>(message, id, null));
        }
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    /** The network drops the connection. Each side notices on its own, the client perhaps by its heartbeat only. */
    void breakDown(long clientNoticesMs, long serverNoticesMs) {
        if (current != null) {
            current.breakDown(clientNoticesMs, Math.min(serverNoticesMs, NOTICED_MS));
        }
    }

    /** The server cannot be reached: the connection breaks, and none comes about until then. */
    void cutOff(long forMs) {
        cutOffUntil = Math.max(cutOffUntil, agenda.now() + forMs);
        breakDown(forMs, Math.min(forMs, 45_000));
    }

    /** The client reads nothing that the server sends for a while, as a program does whose computer is overloaded. */
    void readSlowly(long forMs) {
        if (current != null) {
            current.down.stall(forMs);
        }
    }

    private final class Socket {
        private final Pipe up = new Pipe(agenda, faults);
        private final Pipe down = new Pipe(agenda, faults);
        private String session;
        private final Listener listener;
        private boolean open;

        Socket(Listener listener) {
            this.listener = listener;
        }

        void connect() {
            up.send(() -> {
                if (server.accepts() && agenda.now() >= cutOffUntil) {
                    session = server.accept(this::deliver);
                    down.send(this::opened);
                } else {
                    down.send(this::ended);
                }
            });
        }

        /** The server's side of it. Nothing more can be said to a slow reader: no goodbye. */
        private void deliver(Envelope<ServerMessage> envelope) {
            if (down.waiting() < QUEUE) {
                down.send(() -> received(envelope));
            } else {
                breakDown(down.readBy() - agenda.now(), 0);
            }
        }

        private void opened() {
            if (isCurrent()) {
                open = true;
                listener.onOpened();
            }
        }

        private void received(Envelope<ServerMessage> envelope) {
            if (isCurrent()) {
                listener.onMessage(envelope.message(), envelope.re());
                repeat(envelope.message());
            }
        }

        /** An answer that comes again in other words is not a duplicate by its fingerprint, and still in the wrong state. */
        private void repeat(ServerMessage message) {
            if (message instanceof Signal.Answer answer && faults.repeatsAnswer()) {
                listener.onMessage(
                        new Signal.Answer(
                                answer.room(),
                                answer.peer(),
                                answer.generation(),
                                0,
                                answer.answers(),
                                answer.sdp() + " again"),
                        null);
            }
        }

        private void ended() {
            if (isCurrent()) {
                current = null;
                listener.onClosed("connection lost");
            }
        }

        private boolean isCurrent() {
            return current == this;
        }

        void send(Envelope<ClientMessage> envelope) {
            if (open) {
                up.send(() -> server.handle(session, envelope));
            }
        }

        void close() {
            up.send(() -> {
                if (session != null) {
                    server.ended(session);
                }
            });
        }

        void breakDown(long clientNoticesMs, long serverNoticesMs) {
            if (session == null) {
                return;
            }
            up.cut();
            down.cut();
            agenda.after(clientNoticesMs, this::ended);
            agenda.after(serverNoticesMs, () -> server.ended(session));
        }
    }
}
