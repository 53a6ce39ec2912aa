package dev.parley.protocol;

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
     * At what size the sender of this message shows the receiver's camera. Nobody is sent more than that.
     *
     * @param width pixels, 0 to {@value Limits#VIEW_WIDTH}, 0 for hidden
     * @param height pixels, 0 to {@value Limits#VIEW_HEIGHT}, 0 for hidden
     */
    record View(int width, int height) implements PeerMessage {
        public static final View HIDDEN = new View(0, 0);

        public View {
            Numbers.check("width", width, 0, Limits.VIEW_WIDTH);
            Numbers.check("height", height, 0, Limits.VIEW_HEIGHT);
        }
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
}
