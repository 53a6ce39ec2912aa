package dev.parley.client.core;

import dev.parley.client.core.PeerQuality.Whose;
import dev.parley.client.text.Sentences;
import dev.parley.client.text.Texts;
import dev.parley.protocol.PeerMessage.Limit;
import java.util.stream.Stream;

/** The words for how good the link to one peer is. */
final class QualityTexts {
    private final PeerState peer;
    private final String name;
    private final Whose whose;
    private final Limit theirs;
    private final boolean withheld;
    private final Limit own;

    /**
     * @param whose connection is the reason if the link is weak
     * @param own what limits the own pictures that are sent there
     */
    QualityTexts(PeerState peer, Whose whose, Limit own) {
        this.peer = peer;
        this.name = peer.participant().name();
        this.whose = whose;
        boolean seen = OneWay.isFilmedAndShown(peer);
        this.theirs = seen ? peer.views().sent().limit() : Limit.NONE;
        this.withheld = seen && !peer.views().sent().sent();
        this.own = own;
    }

    /** What is most to be noticed; what this end is the reason for is not said of each peer. */
    String sign() {
        if (withheld) {
            return withheldSign();
        }
        if (peer.tier() == Tier.POOR && whose != Whose.YOURS) {
            return Texts.of("core.quality.poor.sign");
        }
        String limited = limitedSign();
        return limited.isEmpty() ? ownSign() : limited;
    }

    private String withheldSign() {
        return switch (theirs) {
            case ROOM -> Texts.of("core.quality.when-speaking.sign");
            case CONNECTION, PATH -> Texts.of("core.quality.no-picture.slow.sign");
            case NONE, CHOICE, COMPUTER -> Texts.of("core.quality.no-picture.sign");
        };
    }

    private String limitedSign() {
        return switch (theirs) {
            case CONNECTION -> Texts.of("core.quality.slow.sign");
            case PATH -> whose == Whose.YOURS ? "" : Texts.of("core.quality.slow.sign");
            case COMPUTER -> Texts.of("core.quality.busy.sign");
            case NONE, CHOICE, ROOM -> "";
        };
    }

    private String ownSign() {
        boolean told = own == Limit.PATH && whose != Whose.YOURS;
        if (!told) {
            return "";
        }
        return peer.sending().sendsNothing()
                ? Texts.of("core.quality.sees-not.sign")
                : Texts.of("core.quality.sees-smaller.sign");
    }

    String explanation() {
        String first = isSlow() ? Texts.of("core.quality.sound-first") : "";
        return Sentences.of(grade(), reason(), incoming(), outgoing(), first);
    }

    /** Some connection has no room for all. */
    private boolean isSlow() {
        return Stream.of(theirs, own).anyMatch(limit -> limit == Limit.CONNECTION || limit == Limit.PATH);
    }

    private String grade() {
        Tier tier = peer.tier();
        if (tier == null) {
            return Texts.of("core.quality.measured", name);
        }
        return switch (tier) {
            case EXCELLENT -> Texts.of("core.quality.excellent", name);
            case GOOD -> Texts.of("core.quality.good", name);
            case FAIR -> Texts.of("core.quality.fair", name);
            case POOR -> Texts.of("core.quality.poor", name);
        };
    }

    private String reason() {
        boolean weak = peer.tier() != null && peer.tier().isWeak();
        boolean narrow = theirs == Limit.PATH || own == Limit.PATH;
        if (!weak && !narrow) {
            return "";
        }
        return switch (whose) {
            case YOURS -> Texts.of("core.quality.reason.yours");
            case THEIRS -> Texts.of("core.quality.reason.theirs", name);
            case NOT_YOURS -> Texts.of("core.quality.reason.not-yours", name);
            case UNKNOWN -> Texts.of("core.quality.reason.unknown", name);
        };
    }

    private String incoming() {
        return withheld ? noneFrom() : smallerFrom();
    }

    private String noneFrom() {
        return switch (theirs) {
            case NONE -> Texts.of("core.quality.from.nothing");
            case CHOICE -> Texts.of("core.quality.from.choice.nothing", name);
            case COMPUTER -> Texts.of("core.quality.from.computer.nothing", name);
            case CONNECTION -> Texts.of("core.quality.from.connection.nothing", name);
            case PATH -> Texts.of("core.quality.from.path.nothing", name);
            case ROOM -> Texts.of("core.quality.from.room", MeshPolicy.LAST_SPEAKERS);
        };
    }

    private String smallerFrom() {
        return switch (theirs) {
            case NONE -> "";
            case CHOICE -> Texts.of("core.quality.from.choice", name);
            case COMPUTER -> Texts.of("core.quality.from.computer", name);
            case CONNECTION -> Texts.of("core.quality.from.connection", name);
            case PATH -> Texts.of("core.quality.from.path", name);
            case ROOM -> Texts.of("core.quality.from.room", MeshPolicy.LAST_SPEAKERS);
        };
    }

    private String outgoing() {
        return peer.sending().sendsNothing() ? noneTo() : smallerTo();
    }

    private String noneTo() {
        return switch (own) {
            case CHOICE -> Texts.of("core.quality.to.choice.nothing");
            case CONNECTION -> Texts.of("core.quality.to.connection.nothing");
            case PATH -> Texts.of("core.quality.to.path.nothing");
            case NONE, COMPUTER, ROOM -> smallerTo(); // said of both
        };
    }

    private String smallerTo() {
        return switch (own) {
            case NONE -> "";
            case CHOICE -> Texts.of("core.quality.to.choice");
            case COMPUTER -> Texts.of("core.quality.to.computer");
            case CONNECTION -> Texts.of("core.quality.to.connection");
            case PATH -> Texts.of("core.quality.to.path");
            case ROOM -> Texts.of("core.quality.to.room");
        };
    }
}
