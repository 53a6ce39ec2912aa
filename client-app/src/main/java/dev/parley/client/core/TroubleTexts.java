package dev.parley.client.core;

import dev.parley.client.text.Sentences;
import dev.parley.client.text.Texts;

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
            case CONNECTING -> Texts.of("core.trouble.connecting.sign");
            case INTERRUPTED -> Texts.of("core.trouble.interrupted.sign");
            case NEW_PATH -> newPath("core.trouble.new-path.sign");
            case NEW_CONNECTION -> newConnection("core.trouble.new-connection.sign");
            case PEER_CUT_OFF -> Texts.of("core.trouble.peer-cut-off.sign", name);
            case SERVER_AWAY -> Texts.of("core.trouble.server-away.sign");
            case FAILED -> nextTry("core.trouble.failed.sign");
            case UNHEARD -> Texts.of("core.trouble.unheard.sign", name);
            case DEAF -> Texts.of("core.trouble.deaf.sign", name);
            case SILENT -> Texts.of("core.trouble.silent.sign", name);
            case UNSEEN -> Texts.of("core.trouble.unseen.sign", name);
            case BLIND -> Texts.of("core.trouble.blind.sign", name);
            case PLACE_KEPT -> Texts.of("core.trouble.place-kept.sign", name);
        };
    }

    String explanation(Trouble.Kind kind, boolean retry) {
        return Sentences.of(what(kind), trying(kind), relay(kind), advice(kind), byHand(kind, retry));
    }

    private String what(Trouble.Kind kind) {
        return switch (kind) {
            case CONNECTING -> since("core.trouble.connecting");
            case INTERRUPTED, NEW_PATH, NEW_CONNECTION, SERVER_AWAY, FAILED -> since("core.trouble.no-connection");
            case PEER_CUT_OFF -> since("core.trouble.peer-cut-off");
            case UNHEARD -> Texts.of("core.trouble.unheard", name);
            case DEAF -> Texts.of("core.trouble.deaf", name);
            case SILENT -> since("core.trouble.silent", peer.mutual().heardAt());
            case UNSEEN -> Texts.of("core.trouble.unseen", name);
            case BLIND -> Texts.of("core.trouble.blind", name);
            case PLACE_KEPT -> Texts.of("core.trouble.place-kept", name);
        };
    }

    private String trying(Trouble.Kind kind) {
        return switch (kind) {
            case CONNECTING -> Texts.of("core.trouble.connecting.trying");
            case INTERRUPTED -> Texts.of("core.trouble.interrupted.trying");
            case NEW_PATH -> newPath("core.trouble.new-path.trying");
            case NEW_CONNECTION -> newConnection("core.trouble.new-connection.trying");
            case PEER_CUT_OFF -> Texts.of("core.trouble.peer-cut-off.trying", name);
            case SERVER_AWAY -> Texts.of("core.trouble.server-away.trying");
            case FAILED -> nextTry("core.trouble.failed.trying");
            case UNHEARD, DEAF, SILENT, UNSEEN, BLIND -> oneWayStep();
            case PLACE_KEPT -> Texts.of("core.trouble.place-kept.trying");
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
        return unusableRelay.startsWith("turns:")
                ? Texts.of("core.trouble.relay.certificate", unusableRelay)
                : Texts.of("core.trouble.relay", unusableRelay);
    }

    private String oneWayStep() {
        if (repair.oneWay() > LinkUpdate.ONE_WAY_RESTARTS) {
            return Texts.of("core.trouble.one-way.stays");
        }
        return repair.oneWay() > 0
                ? Texts.of("core.trouble.one-way.new-path")
                : Texts.of("core.trouble.one-way.watched");
    }

    private String advice(Trouble.Kind kind) {
        return switch (kind) {
            case CONNECTING, INTERRUPTED, PLACE_KEPT -> Texts.of("core.trouble.nothing-to-do");
            case PEER_CUT_OFF -> Texts.of("core.trouble.peer-cut-off.advice", name);
            case NEW_PATH, NEW_CONNECTION -> Texts.of("core.trouble.takes-long.advice");
            case SERVER_AWAY -> Texts.of("core.trouble.server-away.advice");
            case FAILED -> Texts.of("core.trouble.failed.advice");
            case UNHEARD, DEAF, SILENT, UNSEEN, BLIND -> Texts.of("core.trouble.one-way.advice");
        };
    }

    private static String byHand(Trouble.Kind kind, boolean retry) {
        boolean waits = kind == Trouble.Kind.PEER_CUT_OFF || kind == Trouble.Kind.SERVER_AWAY;
        return retry && !waits ? Texts.of("core.trouble.retry") : "";
    }

    private String since(String key) {
        return since(key, repair.since() == 0 ? at.now() : repair.since());
    }

    private String since(String key, long time) {
        PointInTime.Told since = at.since(time);
        return Texts.of(key, name, since.form(), since.value());
    }

    private String nextTry(String key) {
        PointInTime.Told due = at.due(repair.nextAt());
        return Texts.of(key, due.form(), due.value());
    }

    /** The core never tries more often than it says. */
    private String newPath(String key) {
        return Texts.of(key, Math.min(repair.restarts(), LinkUpdate.RESTARTS), LinkUpdate.RESTARTS);
    }

    private String newConnection(String key) {
        return Texts.of(key, Math.min(repair.rebuilds(), LinkUpdate.REBUILDS), LinkUpdate.REBUILDS);
    }
}
