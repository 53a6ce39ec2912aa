package dev.parley.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What two peers say to each other over the data channel {@code parley} (negotiated, id 0, ordered, reliable).
 */
public sealed interface PeerMessage {
    /**
     * A chat message.
     *
     * @param id unique among the sender's messages; a receiver shows each id once
     * @param text 1 to {@value Limits#CHAT_LENGTH} code points, not blank; line feeds and tabs are kept
     * @param sentAt milliseconds since 1970-01-01T00:00Z by the sender's clock
     */
    record Chat(String id, String text, long sentAt) implements PeerMessage {
        public Chat {
            Ids.check("id", id);
            text = Text.block("text", text, Limits.CHAT_LENGTH);
            if (text.isBlank()) {
                throw new InvalidFieldException("text", "Write something before sending.");
            }
            Numbers.checkCount("sentAt", sentAt);
        }
    }

    /** The chat message with that id was shown. */
    record ChatDelivered(String id) implements PeerMessage {
        public ChatDelivered {
            Ids.check("id", id);
        }
    }

    /**
     * What the sender of this message displays of the receiver. Nobody is sent more than that.
     *
     * @param width of the camera's picture, pixels, 0 to {@value Limits#VIEW_WIDTH}, 0 for hidden
     * @param height pixels, 0 to {@value Limits#VIEW_HEIGHT}, 0 for hidden
     * @param audioOnly no pictures are wanted, whatever the size
     * @param pinned somebody chose to see this person: when not all can be sent well, these come first
     */
    record View(int width, int height, boolean audioOnly, boolean pinned) implements PeerMessage {
        public static final View HIDDEN = new View(0, 0);

        public View {
            Numbers.check("width", width, 0, Limits.VIEW_WIDTH);
            Numbers.check("height", height, 0, Limits.VIEW_HEIGHT);
        }

        /** Neither audio only nor pinned. */
        public View(int width, int height) {
            this(width, height, false, false);
        }

        /** Whether pictures sent would be seen. */
        public boolean showsPictures() {
            return !audioOnly && width > 0 && height > 0;
        }
    }

    /**
     * Whether the sender of this message sends the receiver its camera's pictures as they are wanted, and if it sends less, why.
     * Said when it stops though the camera is on, when it begins again, and when the reason changes.
     *
     * @param sent true until said
     * @param limit {@link Limit#NONE} until said
     */
    record Pictures(boolean sent, Limit limit) implements PeerMessage {
        /** What is true until something is said. */
        public static final Pictures AS_WANTED = new Pictures(true, Limit.NONE);
    }

    /** Why somebody is sent smaller or fewer pictures than they display. */
    enum Limit {
        /** They are not. */
        NONE,
        /** The sender's person chose to send no larger ones. */
        CHOICE,
        /** The sender's computer does not keep up. */
        COMPUTER,
        /** All that the sender's uplink carries is in use. */
        CONNECTION,
        /** The way between the two carries no more; which end of it is the reason, the sender cannot tell. */
        PATH,
        /** In a room of that size only the last speakers are seen. */
        ROOM
    }

    /**
     * Asks for a {@link Pong} with the same token, to measure the round trip.
     *
     * @param token chosen by the sender, 0 to 2^53 - 1
     */
    record Ping(long token) implements PeerMessage {
        public Ping {
            Numbers.checkCount("token", token);
        }
    }

    /** Answers {@link Ping} with its token. */
    record Pong(long token) implements PeerMessage {
        public Pong {
            Numbers.checkCount("token", token);
        }
    }

    /**
     * What a {@link Signal} says, for a pair that has a channel: so its connection can be mended while the server is away.
     * Offers, answers and candidates mean the same on both ways, and one that comes on both is taken once.
     */
    sealed interface Direct extends PeerMessage {
        /** Of the pair's connection, from 1, as in {@link Signal#generation}. */
        int generation();
    }

    /**
     * An SDP offer (RFC 8829).
     *
     * @param number as in {@link Signal.Offer}
     */
    record Offer(int generation, int number, String sdp) implements Direct {
        public Offer {
            SignalRules.checkGeneration(generation);
            SignalRules.checkNumber(number);
            SignalRules.checkSdp(sdp);
        }
    }

    /**
     * An SDP answer (RFC 8829).
     *
     * @param number as in {@link Signal.Answer}
     * @param answers as in {@link Signal.Answer}
     */
    record Answer(int generation, int number, int answers, String sdp) implements Direct {
        public Answer {
            SignalRules.checkGeneration(generation);
            SignalRules.checkNumber(number);
            SignalRules.checkNumber(answers);
            SignalRules.checkSdp(sdp);
        }
    }

    /** A trickled candidate, or end-of-candidates. */
    record Candidate(int generation, IceCandidate candidate) implements Direct {
        public Candidate {
            SignalRules.checkGeneration(generation);
        }
    }

    /**
     * What the sender really receives from the receiver of this message, and how it reaches everybody else. Sent every 2 s.
     *
     * @param audioPackets audio packets received on this connection so far
     * @param videoFrames camera frames decoded on this connection so far
     * @param links the sender's links to everybody in the room, at most {@value Limits#HEALTH_LINKS}
     */
    record Health(long audioPackets, long videoFrames, List<Reach> links) implements PeerMessage {
        public Health {
            Numbers.checkCount("audioPackets", audioPackets);
            Numbers.checkCount("videoFrames", videoFrames);
            Numbers.check("links", links.size(), 0, Limits.HEALTH_LINKS);
            links = List.copyOf(links);
        }
    }

    /**
     * One link as its owner sees it.
     *
     * @param peer the other end
     * @param rttMs round trip in ms, null while it was not measured
     * @param lossPerMille received packets lost of late, 0 to 1000
     * @param audio audio packets are coming in
     * @param video camera frames are coming in
     */
    record Reach(
            ParticipantId peer,
            ReachState state,
            Path path,
            @Nullable Long rttMs,
            int lossPerMille,
            boolean audio,
            boolean video) {
        public Reach {
            Numbers.checkOptional("rttMs", rttMs);
            Numbers.check("lossPerMille", lossPerMille, 0, 1000);
        }
    }

    /** How far a link is. */
    enum ReachState {
        CONNECTING,
        CONNECTED,
        RECONNECTING,
        FAILED
    }

    /** Over what a link runs: the local candidate's type (RFC 8445 §4). */
    enum Path {
        UNKNOWN,
        HOST,
        SRFLX,
        PRFLX,
        RELAY
    }
}
