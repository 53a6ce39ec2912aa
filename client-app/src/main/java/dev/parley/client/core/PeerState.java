package dev.parley.client.core;

import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage;
import org.jspecify.annotations.Nullable;

/**
 * Another participant and the link to it.
 *
 * @param negotiation the offer/answer machine of the link
 * @param repair what has been tried since the link last worked
 * @param mutual what the peer says it receives
 * @param quality what is measured of the link
 * @param views who of the two shows whom how
 * @param channelOpen the data channel is open
 * @param hasVideo a frame of the peer's camera was decoded on this link
 */
public record PeerState(
        Participant participant,
        ParticipantPhase phase,
        LinkKey key,
        LinkPhase link,
        Negotiation negotiation,
        Repair repair,
        Mutual mutual,
        LinkQuality quality,
        Views views,
        boolean channelOpen,
        boolean hasVideo) {

    /**
     * What has been tried to get the link up (again).
     *
     * @param restarts ICE restarts of this connection; after {@value LinkUpdate#RESTARTS} it is built anew
     * @param rebuilds connections built anew; after {@value LinkUpdate#REBUILDS} the link counts as failed
     * @param failures how often it counted as failed; the wait before it is tried again grows with it
     * @param oneWay how often something was done because what is sent did not arrive, or nothing came, although the link worked
     * @param since when the link stopped working, ms since 1970-01-01T00:00Z; 0 while it works
     * @param nextAt when the next thing is tried, ms since 1970-01-01T00:00Z; 0 while nothing waits
     */
    public record Repair(int restarts, int rebuilds, int failures, int oneWay, long since, long nextAt) {
        public static final Repair NONE = new Repair(0, 0, 0, 0, 0, 0);

        Repair restarted() {
            return new Repair(restarts + 1, rebuilds, failures, oneWay, since, nextAt);
        }

        Repair rebuilt() {
            return new Repair(0, rebuilds + 1, failures, oneWay, since, nextAt);
        }

        Repair failed() {
            return new Repair(0, 0, failures + 1, oneWay, since, nextAt);
        }

        Repair oneWayTried() {
            return new Repair(restarts, rebuilds, failures, oneWay + 1, since, nextAt);
        }

        /** Tried from the beginning, because something has changed. */
        Repair afresh() {
            return new Repair(0, 0, failures, oneWay, since, nextAt);
        }

        /** The same, and what was done about a link that carries nothing is forgotten too. */
        Repair anew() {
            return new Repair(0, 0, failures, 0, since, nextAt);
        }

        /** What is sent arrives, and so does what should come. */
        Repair proven() {
            return new Repair(0, 0, 0, 0, since, nextAt);
        }

        Repair since(long newSince) {
            return new Repair(restarts, rebuilds, failures, oneWay, newSince, nextAt);
        }

        Repair nextAt(long newNextAt) {
            return new Repair(restarts, rebuilds, failures, oneWay, since, newNextAt);
        }
    }

    /**
     * What the peer last said of itself ({@link PeerMessage.Health}).
     *
     * @param health null before the first
     * @param heardAt when it came, ms since 1970-01-01T00:00Z
     * @param sound what became of the sound it was sent
     * @param pictures what became of the pictures it was sent
     * @param received what had been received of it when it was last told so
     * @param unheard how many times in a row it was told that no sound of it came in, though it should have
     * @param unseen how many times in a row it was told that no pictures of it came in, though they should have
     * @param doubted a restart is due when the peer can be reached: the own network has changed, or the link has failed meanwhile
     * @param pings how many times in a row it was asked through the server whether it is there, without an answer
     */
    public record Mutual(
            PeerMessage.@Nullable Health health,
            long heardAt,
            Arrivals sound,
            Arrivals pictures,
            LinkStats.Flow received,
            int unheard,
            int unseen,
            boolean doubted,
            int pings) {
        public static final Mutual UNKNOWN =
                new Mutual(null, 0, Arrivals.NONE, Arrivals.NONE, LinkStats.Flow.NONE, 0, 0, false, 0);

        /** How many reports in a row said that nothing of what it was sent arrived. */
        public int deaf() {
            return Math.max(sound.missed(), pictures.missed());
        }

        /** What it said came. */
        Mutual heard(PeerMessage.Health said, long now, Arrivals newSound, Arrivals newPictures) {
            return new Mutual(said, now, newSound, newPictures, received, unheard, unseen, doubted, 0);
        }

        /** Something is done about it, and given time. */
        Mutual countingAnew() {
            return new Mutual(
                    health, heardAt, sound.anew(), pictures.anew(), received, unheard, unseen, doubted, pings);
        }

        Mutual withDoubt(boolean doubt) {
            return new Mutual(health, heardAt, sound, pictures, received, unheard, unseen, doubt, pings);
        }

        Mutual withPings(int unanswered) {
            return new Mutual(health, heardAt, sound, pictures, received, unheard, unseen, doubted, unanswered);
        }

        /**
         * It is told what came in.
         *
         * @param speaks there is something to hear of it
         * @param seen there is something to see of it, and this app shows it
         */
        Mutual told(LinkStats.Flow now, boolean speaks, boolean seen) {
            boolean hears = now.audioPacketsReceived() > received.audioPacketsReceived();
            boolean sees = now.framesDecoded() > received.framesDecoded();
            return new Mutual(
                    health,
                    heardAt,
                    sound,
                    pictures,
                    now,
                    hears || !speaks ? 0 : unheard + 1,
                    sees || !seen ? 0 : unseen + 1,
                    doubted,
                    pings);
        }
    }

    public ParticipantId id() {
        return participant.id();
    }

    /** The last sample, null before the first. */
    public @Nullable LinkStats stats() {
        return quality.stats();
    }

    /** How this app shows the peer. */
    public PeerMessage.View shownAt() {
        return views.shownAt();
    }

    /** How the peer shows this app, null until it said so. */
    public PeerMessage.@Nullable View wanted() {
        return views.wanted();
    }

    /** What of the camera this peer is sent. */
    public VideoFormat sending() {
        return views.allotment().format();
    }

    /** How good the link is, null while nothing is known of it. */
    public @Nullable Tier tier() {
        return quality.tier().level();
    }

    /** Up in every respect. */
    public boolean works() {
        return link == LinkPhase.CONNECTED && channelOpen;
    }

    PeerState withParticipant(Participant newParticipant) {
        return new PeerState(
                newParticipant, phase, key, link, negotiation, repair, mutual, quality, views, channelOpen, hasVideo);
    }

    PeerState withPhase(ParticipantPhase newPhase) {
        return new PeerState(
                participant, newPhase, key, link, negotiation, repair, mutual, quality, views, channelOpen, hasVideo);
    }

    PeerState withLink(LinkPhase newLink) {
        return new PeerState(
                participant, phase, key, newLink, negotiation, repair, mutual, quality, views, channelOpen, hasVideo);
    }

    PeerState withNegotiation(Negotiation newNegotiation) {
        return new PeerState(
                participant, phase, key, link, newNegotiation, repair, mutual, quality, views, channelOpen, hasVideo);
    }

    PeerState withRepair(Repair newRepair) {
        return new PeerState(
                participant, phase, key, link, negotiation, newRepair, mutual, quality, views, channelOpen, hasVideo);
    }

    PeerState withMutual(Mutual newMutual) {
        return new PeerState(
                participant, phase, key, link, negotiation, repair, newMutual, quality, views, channelOpen, hasVideo);
    }

    PeerState withQuality(LinkQuality newQuality) {
        return new PeerState(
                participant, phase, key, link, negotiation, repair, mutual, newQuality, views, channelOpen, hasVideo);
    }

    PeerState withViews(Views newViews) {
        return new PeerState(
                participant, phase, key, link, negotiation, repair, mutual, quality, newViews, channelOpen, hasVideo);
    }

    PeerState withChannelOpen(boolean newChannelOpen) {
        return new PeerState(
                participant, phase, key, link, negotiation, repair, mutual, quality, views, newChannelOpen, hasVideo);
    }

    PeerState withHasVideo(boolean newHasVideo) {
        return new PeerState(
                participant, phase, key, link, negotiation, repair, mutual, quality, views, channelOpen, newHasVideo);
    }

    /** The same peer on a connection that was just opened. */
    PeerState onConnection(LinkKey newKey, Negotiation newNegotiation) {
        return new PeerState(
                participant,
                phase,
                newKey,
                link,
                newNegotiation,
                repair,
                Mutual.UNKNOWN,
                LinkQuality.UNKNOWN,
                views.onConnection(),
                false,
                false);
    }
}
