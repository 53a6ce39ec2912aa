package dev.parley.client.core;

import java.util.List;
import java.util.Optional;

/** The status badge: what it says, in which colour, and what one can do there. A pure table for the window to draw. */
public enum Badge {
    DISCONNECTED,
    CONNECTING,
    CONNECTED,
    RECONNECTING;

    /** The badge's colour. */
    public enum Colour {
        RED,
        YELLOW,
        GREEN,
        ORANGE
    }

    /** A button at the badge. */
    public enum Action {
        CONNECT("Connect"),
        CANCEL("Cancel"),
        DISCONNECT("Disconnect"),
        /** Opens the settings window; the core has no part in it. */
        SETTINGS("Settings"),
        FORCE_RECONNECT("Force reconnect");

        private final String text;

        Action(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        /** What to tell the core; empty for what the window does by itself. */
        public Optional<Event.User> event() {
            return switch (this) {
                case CONNECT, FORCE_RECONNECT -> Optional.of(new Event.ReconnectNow());
                case CANCEL -> Optional.of(new Event.CancelConnecting());
                case DISCONNECT -> Optional.of(new Event.Disconnect());
                case SETTINGS -> Optional.empty();
            };
        }
    }

    /** The badge for the state of the way to the server. */
    public static Badge of(ConnectionPhase phase) {
        return switch (phase) {
            case IDLE, FAILED -> DISCONNECTED;
            case CONNECTING -> CONNECTING;
            case CONNECTED -> CONNECTED;
            case DISCONNECTED, RECONNECTING -> RECONNECTING;
        };
    }

    public Colour colour() {
        return switch (this) {
            case DISCONNECTED -> Colour.RED;
            case CONNECTING -> Colour.YELLOW;
            case CONNECTED -> Colour.GREEN;
            case RECONNECTING -> Colour.ORANGE;
        };
    }

    public String text() {
        return switch (this) {
            case DISCONNECTED -> "Disconnected";
            case CONNECTING -> "Connecting";
            case CONNECTED -> "Connected";
            case RECONNECTING -> "Reconnecting";
        };
    }

    /** The buttons, most likely first. */
    public List<Action> actions() {
        return switch (this) {
            case DISCONNECTED -> List.of(Action.CONNECT);
            case CONNECTING -> List.of(Action.CANCEL);
            case CONNECTED -> List.of(Action.DISCONNECT, Action.SETTINGS);
            case RECONNECTING -> List.of(Action.CANCEL, Action.FORCE_RECONNECT);
        };
    }
}
