package dev.parley.client.core;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The connection machine's states (Moore): the way to the signaling server. */
public enum ConnectionPhase {
    IDLE,
    CONNECTING,
    CONNECTED,
    DISCONNECTED,
    RECONNECTING,
    FAILED;

    /** What can happen to it. */
    public enum Input {
        CONNECT,
        /** The server welcomed this client. */
        ESTABLISHED,
        /** The socket ended, or could not be opened. */
        LOST,
        /** The backoff is over, or the person asked. */
        RETRY,
        /** There is no point in trying again by itself. */
        REFUSED,
        /** Given up, or closed on purpose. */
        CLOSE
    }

    /** What a state shows; what is not in its set is hidden or off. */
    public enum Shown {
        JOIN,
        LEAVE,
        MEDIA_CONTROLS,
        PARTICIPANTS,
        SPINNER,
        RECONNECT,
        MESSAGE,
        RETRY
    }

    private static final Transitions<ConnectionPhase, Input> TABLE = new Transitions<>(
                    ConnectionPhase.class, Input.class)
            .row(IDLE, Input.CONNECT, CONNECTING)
            .row(CONNECTING, Input.ESTABLISHED, CONNECTED)
            .row(CONNECTING, Input.LOST, FAILED)
            .row(CONNECTING, Input.REFUSED, FAILED)
            .row(CONNECTING, Input.CLOSE, IDLE)
            .row(CONNECTED, Input.LOST, DISCONNECTED)
            .row(CONNECTED, Input.REFUSED, FAILED)
            .row(CONNECTED, Input.CLOSE, IDLE)
            .row(DISCONNECTED, Input.RETRY, RECONNECTING)
            .row(DISCONNECTED, Input.REFUSED, FAILED)
            .row(DISCONNECTED, Input.CLOSE, IDLE)
            .row(RECONNECTING, Input.ESTABLISHED, CONNECTED)
            // An attempt failed; the next one follows for as long as the person does not cancel.
            .row(RECONNECTING, Input.LOST, RECONNECTING)
            .row(RECONNECTING, Input.RETRY, RECONNECTING)
            .row(RECONNECTING, Input.REFUSED, FAILED)
            .row(RECONNECTING, Input.CLOSE, IDLE)
            .row(FAILED, Input.CLOSE, IDLE);

    /** The state after an input; empty if the machine rejects it here. */
    public Optional<ConnectionPhase> on(Input input) {
        return TABLE.next(this, input);
    }

    /** The state's output. */
    public Set<Shown> shows() {
        return switch (this) {
            case IDLE -> EnumSet.of(Shown.JOIN);
            case CONNECTING, RECONNECTING -> EnumSet.of(Shown.SPINNER);
            case CONNECTED -> EnumSet.of(Shown.LEAVE, Shown.MEDIA_CONTROLS, Shown.PARTICIPANTS);
            case DISCONNECTED -> EnumSet.of(Shown.RECONNECT);
            case FAILED -> EnumSet.of(Shown.MESSAGE, Shown.RETRY);
        };
    }
}
