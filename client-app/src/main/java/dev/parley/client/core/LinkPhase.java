package dev.parley.client.core;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The peer link machine's states (Mealy): each input gives a next state and an action. */
public enum LinkPhase {
    IDLE,
    CONNECTING,
    CONNECTED,
    RECONNECTING,
    FAILED;

    /** What can happen to a link. */
    public enum Input {
        ADD_PEER,
        /** An offer for the connection there is. */
        OFFER,
        /** An offer of a newer generation: the peer started over. */
        FRESH_OFFER,
        CANDIDATE,
        /** The transport or the channel is up. */
        UP,
        /** The transport is interrupted, or the channel closed: it may come back by itself. */
        INTERRUPTED,
        /** The transport failed. */
        CONNECTION_ERROR,
        /** A command to the WebRTC library failed: the connection can no longer be trusted. */
        BROKEN,
        /** Not up in time. */
        TIMEOUT,
        /** Not up in time, and restarting it is of no use any more. */
        STUCK,
        /** Not up in time, and for the last time. */
        EXHAUSTED,
        /** The own network is another one. */
        NETWORK_CHANGE,
        /** Signals to the peer arrive again. */
        REACHABLE,
        /** What is sent does not arrive, or nothing is heard, although the transport looks good. */
        ONE_WAY,
        RETRY
    }

    /** What to do about it. */
    public enum Action {
        CREATE_CONNECTION,
        ANSWER,
        /** Closes the connection and answers on a new one. */
        ANSWER_ANEW,
        ADD_CANDIDATE,
        /** Nothing to do but to note it. */
        NOTE,
        /** Gives it time to come back. */
        WATCH,
        RESTART_ICE,
        /** Sends the restart that is not answered yet again, or restarts. */
        MEND,
        /** The same, but gives it a moment to come back by itself before it restarts. */
        MEND_SOON,
        /** Sends the offer that is not answered yet again. */
        RESEND,
        /** Closes the connection and offers on a new one, of the next generation. */
        REBUILD,
        /** Closes the connection and says so. */
        GIVE_UP
    }

    /** A cell of the table. */
    public record Reaction(LinkPhase next, Action action) {}

    private static final Map<LinkPhase, Map<Input, Reaction>> TABLE = new EnumMap<>(LinkPhase.class);

    static {
        row(IDLE, Input.ADD_PEER, CONNECTING, Action.CREATE_CONNECTION);

        row(CONNECTING, Input.OFFER, CONNECTING, Action.ANSWER);
        row(CONNECTING, Input.FRESH_OFFER, CONNECTING, Action.ANSWER_ANEW);
        row(CONNECTING, Input.CANDIDATE, CONNECTING, Action.ADD_CANDIDATE);
        row(CONNECTING, Input.UP, CONNECTED, Action.NOTE);
        row(CONNECTING, Input.CONNECTION_ERROR, CONNECTING, Action.REBUILD);
        row(CONNECTING, Input.BROKEN, CONNECTING, Action.REBUILD);
        row(CONNECTING, Input.TIMEOUT, CONNECTING, Action.REBUILD);
        row(CONNECTING, Input.EXHAUSTED, FAILED, Action.GIVE_UP);
        row(CONNECTING, Input.NETWORK_CHANGE, CONNECTING, Action.RESTART_ICE);
        row(CONNECTING, Input.REACHABLE, CONNECTING, Action.RESEND);

        row(CONNECTED, Input.OFFER, CONNECTED, Action.ANSWER);
        row(CONNECTED, Input.FRESH_OFFER, RECONNECTING, Action.ANSWER_ANEW);
        row(CONNECTED, Input.CANDIDATE, CONNECTED, Action.ADD_CANDIDATE);
        row(CONNECTED, Input.UP, CONNECTED, Action.NOTE);
        row(CONNECTED, Input.INTERRUPTED, RECONNECTING, Action.WATCH);
        row(CONNECTED, Input.CONNECTION_ERROR, RECONNECTING, Action.RESTART_ICE);
        row(CONNECTED, Input.BROKEN, RECONNECTING, Action.REBUILD);
        // The transport is up but the channel did not open.
        row(CONNECTED, Input.TIMEOUT, RECONNECTING, Action.REBUILD);
        row(CONNECTED, Input.EXHAUSTED, FAILED, Action.GIVE_UP);
        row(CONNECTED, Input.NETWORK_CHANGE, CONNECTED, Action.RESTART_ICE);
        row(CONNECTED, Input.REACHABLE, CONNECTED, Action.RESEND);
        row(CONNECTED, Input.ONE_WAY, CONNECTED, Action.MEND);
        row(CONNECTED, Input.RETRY, CONNECTED, Action.RESTART_ICE);

        row(RECONNECTING, Input.OFFER, RECONNECTING, Action.ANSWER);
        row(RECONNECTING, Input.FRESH_OFFER, RECONNECTING, Action.ANSWER_ANEW);
        row(RECONNECTING, Input.CANDIDATE, RECONNECTING, Action.ADD_CANDIDATE);
        row(RECONNECTING, Input.UP, CONNECTED, Action.NOTE);
        row(RECONNECTING, Input.CONNECTION_ERROR, RECONNECTING, Action.MEND);
        row(RECONNECTING, Input.BROKEN, RECONNECTING, Action.REBUILD);
        row(RECONNECTING, Input.TIMEOUT, RECONNECTING, Action.MEND);
        row(RECONNECTING, Input.STUCK, RECONNECTING, Action.REBUILD);
        row(RECONNECTING, Input.EXHAUSTED, FAILED, Action.GIVE_UP);
        row(RECONNECTING, Input.NETWORK_CHANGE, RECONNECTING, Action.RESTART_ICE);
        row(RECONNECTING, Input.REACHABLE, RECONNECTING, Action.MEND_SOON);
        row(RECONNECTING, Input.RETRY, RECONNECTING, Action.REBUILD);

        row(FAILED, Input.FRESH_OFFER, CONNECTING, Action.ANSWER_ANEW);
        row(FAILED, Input.TIMEOUT, CONNECTING, Action.REBUILD);
        row(FAILED, Input.NETWORK_CHANGE, CONNECTING, Action.REBUILD);
        row(FAILED, Input.REACHABLE, CONNECTING, Action.REBUILD);
        row(FAILED, Input.RETRY, CONNECTING, Action.REBUILD);
    }

    private static void row(LinkPhase from, Input input, LinkPhase to, Action action) {
        TABLE.computeIfAbsent(from, s -> new EnumMap<>(Input.class)).put(input, new Reaction(to, action));
    }

    /** The next state and the action; empty if the machine rejects the input here. */
    public Optional<Reaction> on(Input input) {
        return Optional.ofNullable(TABLE.getOrDefault(this, Map.of()).get(input));
    }
}
