package dev.parley.client.core;

import dev.parley.client.core.PeerQuality.Whose;
import dev.parley.protocol.PeerMessage.Limit;
import java.util.stream.Collectors;
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
            return "Poor connection";
        }
        String limited = limitedSign();
        return limited.isEmpty() ? ownSign() : limited;
    }

    private String withheldSign() {
        return switch (theirs) {
            case ROOM -> "Shown when speaking";
            case CONNECTION, PATH -> "No picture: slow connection";
            case NONE, CHOICE, COMPUTER -> "No picture";
        };
    }

    private String limitedSign() {
        return switch (theirs) {
            case CONNECTION -> "Slow connection";
            case PATH -> whose == Whose.YOURS ? "" : "Slow connection";
            case COMPUTER -> "Busy computer";
            case NONE, CHOICE, ROOM -> "";
        };
    }

    private String ownSign() {
        boolean told = own == Limit.PATH && whose != Whose.YOURS;
        return told ? (peer.sending().sendsNothing() ? "Does not see you" : "Sees you smaller") : "";
    }

    String explanation() {
        return join(grade(), reason(), incoming(), outgoing(), isSlow() ? "Sound comes first." : "");
    }

    /** Some connection has no room for all. */
    private boolean isSlow() {
        return Stream.of(theirs, own).anyMatch(limit -> limit == Limit.CONNECTION || limit == Limit.PATH);
    }

    private static String join(String... sentences) {
        return Stream.of(sentences).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }

    private String grade() {
        Tier tier = peer.tier();
        if (tier == null) {
            return "The connection with " + name + " is being measured.";
        }
        return switch (tier) {
            case EXCELLENT -> "Excellent connection with " + name + ".";
            case GOOD -> "Good connection with " + name + ".";
            case FAIR -> "Fair connection with " + name + ": a little late, or with small gaps.";
            case POOR -> "Poor connection with " + name + ": late, or with gaps.";
        };
    }

    private String reason() {
        boolean weak = peer.tier() != null && peer.tier().isWeak();
        boolean narrow = theirs == Limit.PATH || own == Limit.PATH;
        if (!weak && !narrow) {
            return "";
        }
        return switch (whose) {
            case YOURS -> "The reason is your connection: it is the same with the others.";
            case THEIRS -> "The reason is the connection of " + name + ", which is weak to the others too.";
            case NOT_YOURS ->
                "Yours to the others is better, so the reason is the connection of " + name
                        + ", or the way between you.";
            case UNKNOWN -> "The reason can be your connection or that of " + name + ".";
        };
    }

    private String incoming() {
        return switch (theirs) {
            case NONE -> withheld ? "Parley over there sends no pictures now." : "";
            case CHOICE -> name + " chose to send " + (withheld ? "no" : "smaller") + " pictures.";
            case COMPUTER ->
                "The computer of " + name + " is busy, so " + (withheld ? "no pictures" : "fewer pictures a second")
                        + " come.";
            case CONNECTION ->
                "The connection of " + name + " is too slow " + (withheld ? "for pictures." : "for larger pictures.");
            case PATH -> "It is too slow for " + (withheld ? "pictures of " : "larger pictures of ") + name + ".";
            case ROOM ->
                "In a meeting of this size only the last " + MeshPolicy.LAST_SPEAKERS + " who spoke are shown.";
        };
    }

    private String outgoing() {
        boolean nothing = peer.sending().sendsNothing();
        return switch (own) {
            case NONE -> "";
            case CHOICE -> "You chose to send " + (nothing ? "no" : "smaller") + " pictures.";
            case COMPUTER -> "Your computer is busy, so fewer pictures a second of you go there.";
            case CONNECTION ->
                "Your connection is too slow to send " + (nothing ? "pictures of you." : "larger pictures of you.");
            case PATH -> "It is too slow for " + (nothing ? "pictures of you." : "larger pictures of you.");
            case ROOM -> "You are seen there once you have spoken.";
        };
    }
}
