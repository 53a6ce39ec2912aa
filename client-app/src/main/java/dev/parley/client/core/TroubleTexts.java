package dev.parley.client.core;

/** The words for what is wrong between oneself and one peer. */
final class TroubleTexts {
    private final PeerState peer;
    private final PeerState.Repair repair;
    private final String name;
    private final String unusableRelay;
    private final PointInTime at;

    /** @param unusableRelay the URL of a TURN server that would be needed, empty for none */
    TroubleTexts(PeerState peer, String unusableRelay, PointInTime at) {
        this.peer = peer;
        this.repair = peer.repair();
        this.name = peer.participant().name();
        this.unusableRelay = unusableRelay;
        this.at = at;
    }

    String sign(Trouble.Kind kind) {
        return switch (kind) {
            case CONNECTING -> "Connecting…";
            case INTERRUPTED -> "Reconnecting…";
            case NEW_PATH -> "Looking for another path (" + tried(repair.restarts(), LinkUpdate.RESTARTS) + ")";
            case NEW_CONNECTION -> "Building a new connection (" + tried(repair.rebuilds(), LinkUpdate.REBUILDS) + ")";
            case PEER_CUT_OFF -> name + " lost the connection. The place is kept.";
            case SERVER_AWAY -> "Waiting for the server";
            case FAILED -> "No connection. Trying again " + nextTry() + ".";
            case UNHEARD -> name + " does not hear you";
            case DEAF -> "You do not hear " + name;
            case SILENT -> "Nothing comes from " + name;
            case UNSEEN -> name + " does not see you";
            case BLIND -> "You do not see " + name;
            case PLACE_KEPT -> name + " lost the server. The place is kept.";
        };
    }

    String explanation(Trouble.Kind kind, boolean retry) {
        return what(kind) + " " + trying(kind) + relay(kind) + " " + advice(kind, retry);
    }

    private String what(Trouble.Kind kind) {
        return switch (kind) {
            case CONNECTING -> "You and " + name + " are being connected, " + since() + " now.";
            case INTERRUPTED, NEW_PATH, NEW_CONNECTION, SERVER_AWAY, FAILED ->
                "You and " + name + " have had no connection " + since() + ".";
            case PEER_CUT_OFF -> name + " has lost both the server and you, " + since() + " now.";
            case UNHEARD -> "You hear " + name + ", but " + name + " does not hear you.";
            case DEAF -> "The microphone of " + name + " is on, but no sound of it arrives here.";
            case SILENT ->
                "The connection to " + name + " looks good, but nothing has come from there "
                        + at.since(peer.mutual().heardAt()) + ".";
            case UNSEEN -> "You are connected with " + name + ", but your pictures do not arrive there.";
            case BLIND -> "The camera of " + name + " is on, but no pictures of it arrive here.";
            case PLACE_KEPT -> name + " has lost the server. You still hear and see each other without it.";
        };
    }

    private String trying(Trouble.Kind kind) {
        return switch (kind) {
            case CONNECTING -> "Parley looks for the best path between you.";
            case INTERRUPTED -> "Parley gives it a moment to come back by itself, then looks for another path.";
            case NEW_PATH ->
                "Parley looks for another path between you: try " + tried(repair.restarts(), LinkUpdate.RESTARTS) + ".";
            case NEW_CONNECTION ->
                "Other paths did not help, so Parley builds a new connection: try "
                        + tried(repair.rebuilds(), LinkUpdate.REBUILDS) + ".";
            case PEER_CUT_OFF ->
                "The place in the meeting is kept for a while, and Parley connects you again once " + name
                        + " is back.";
            case SERVER_AWAY -> "The server that would help to find another path is away too; Parley keeps calling it.";
            case FAILED -> "Parley has tried every path and new connections too. It tries again " + nextTry() + ".";
            case UNHEARD, DEAF, SILENT, UNSEEN, BLIND -> oneWayStep();
            case PLACE_KEPT -> "The place in the meeting is kept while Parley over there looks for the server.";
        };
    }

    /** Most pairs never need one; of those that find no other way it is the reason. */
    private String relay(Trouble.Kind kind) {
        return switch (kind) {
            case CONNECTING, NEW_PATH, NEW_CONNECTION, FAILED -> unusableRelay.isEmpty() ? "" : relayIsUnusable();
            case INTERRUPTED, PEER_CUT_OFF, SERVER_AWAY, UNHEARD, DEAF, SILENT, UNSEEN, BLIND, PLACE_KEPT -> "";
        };
    }

    private String relayIsUnusable() {
        return " The relay " + unusableRelay
                + " does not help: it cannot be reached from here, or Parley does not accept "
                + (unusableRelay.startsWith("turns:") ? "its certificate or " : "")
                + "what it answers. Whoever runs the server finds out more with parley doctor.";
    }

    private String oneWayStep() {
        if (repair.oneWay() > LinkUpdate.ONE_WAY_RESTARTS) {
            return "Another path and a new connection have not helped yet.";
        }
        return repair.oneWay() > 0
                ? "Parley has looked for another path, and makes a new connection if it stays so."
                : "Parley watches it and looks for another path if it stays so.";
    }

    private String advice(Trouble.Kind kind, boolean retry) {
        String byHand = retry ? " Choose Retry to start over at once." : "";
        return switch (kind) {
            case CONNECTING, INTERRUPTED, PLACE_KEPT -> "You need not do anything." + byHand;
            case PEER_CUT_OFF -> "You need not do anything; " + name + " may have to check the network.";
            case NEW_PATH, NEW_CONNECTION -> "If it takes long, both of you check your network." + byHand;
            case SERVER_AWAY -> "Check that this computer is on the network.";
            case FAILED -> "A firewall or VPN on one side may be in the way; another network often helps." + byHand;
            case UNHEARD, DEAF, SILENT, UNSEEN, BLIND ->
                "A firewall on one side may let only one direction through." + byHand;
        };
    }

    private String since() {
        return at.since(repair.since() == 0 ? at.now() : repair.since());
    }

    private String nextTry() {
        return at.until(repair.nextAt());
    }

    /** The core never tries more often than it says. */
    private static String tried(int count, int most) {
        return Math.min(count, most) + " of " + most;
    }
}
