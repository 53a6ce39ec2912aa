package dev.parley.client.core;

import dev.parley.client.text.Texts;
import java.util.List;
import java.util.Optional;

/** The status badge: what it says, in which colour, and what one can do there (ledger row Q6). A table for the window to draw. */
public enum Badge {
    /** There is nothing to be connected to before the next meeting. */
    READY,
    DISCONNECTED,
    CONNECTING,
    CONNECTED,
    RECONNECTING;

    /** The badge's colour. */
    public enum Colour {
        GREY,
        RED,
        YELLOW,
        GREEN,
        ORANGE
    }

    /** A button at the badge. */
    public enum Action {
        CONNECT("core.badge.connect"),
        CANCEL("core.badge.cancel"),
        DISCONNECT("core.badge.disconnect"),
        /** Opens the settings window; the core has no part in it. */
        SETTINGS("core.badge.settings"),
        FORCE_RECONNECT("core.badge.force-reconnect");

        private final String key;

        Action(String key) {
            this.key = key;
        }

        public String text() {
            return Texts.of(key);
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

    public static Badge of(AppState state) {
        ConnectionPhase phase = state.connection().phase();
        return phase == ConnectionPhase.IDLE && waitsForMeeting(state) ? READY : of(phase);
    }

    /** On "this computer" the server is there for meetings, and is reached with the next one: being without it is not a fault. */
    private static boolean waitsForMeeting(AppState state) {
        return state.auth().server() == null;
    }

    /** The badge for the state of the way to a server. */
    static Badge of(ConnectionPhase phase) {
        return switch (phase) {
            case IDLE, FAILED -> DISCONNECTED;
            case CONNECTING -> CONNECTING;
            case CONNECTED -> CONNECTED;
            case DISCONNECTED, RECONNECTING -> RECONNECTING;
        };
    }

    public Colour colour() {
        return switch (this) {
            case READY -> Colour.GREY;
            case DISCONNECTED -> Colour.RED;
            case CONNECTING -> Colour.YELLOW;
            case CONNECTED -> Colour.GREEN;
            case RECONNECTING -> Colour.ORANGE;
        };
    }

    public String text() {
        return switch (this) {
            case READY -> Texts.of("core.badge.ready");
            case DISCONNECTED -> Texts.of("core.badge.disconnected");
            case CONNECTING -> Texts.of("core.badge.connecting");
            case CONNECTED -> Texts.of("core.badge.connected");
            case RECONNECTING -> Texts.of("core.badge.reconnecting");
        };
    }

    /** The buttons in this state. Whoever is connected leaves a meeting in one way: not by the badge. */
    public List<Action> actions(AppState state) {
        return this == CONNECTED && state.room().phase() == RoomPhase.JOINED ? List.of(Action.SETTINGS) : actions();
    }

    /** The buttons, most likely first; the settings are always there, and last. */
    public List<Action> actions() {
        return switch (this) {
            case READY -> List.of(Action.SETTINGS);
            case DISCONNECTED -> List.of(Action.CONNECT, Action.SETTINGS);
            case CONNECTING -> List.of(Action.CANCEL, Action.SETTINGS);
            case CONNECTED -> List.of(Action.DISCONNECT, Action.SETTINGS);
            case RECONNECTING -> List.of(Action.CANCEL, Action.FORCE_RECONNECT, Action.SETTINGS);
        };
    }
}
