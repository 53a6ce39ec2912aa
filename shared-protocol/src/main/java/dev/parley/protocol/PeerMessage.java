package dev.parley.protocol;

/**
 * What two peers say to each other over the data channel {@code parley} (negotiated, id 0, ordered, reliable).
 */
public sealed interface PeerMessage {
    /**
     * A line of chat.
     *
     * @param id unique among the sender's messages; a receiver shows each id once
     * @param sentAt milliseconds since 1970-01-01T00:00Z by the sender's clock
     */
    record Chat(String id, String text, long sentAt) implements PeerMessage {
        public Chat {
            Ids.check("id", id);
            text = Text.block("text", text, Limits.CHAT_LENGTH);
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
     * @param width pixels, 0 for hidden
     * @param height pixels, 0 for hidden
     */
    record View(int width, int height) implements PeerMessage {
        public static final View HIDDEN = new View(0, 0);

        public View {
            if (width < 0 || height < 0 || width > 7680 || height > 4320) {
                throw new InvalidFieldException("view", "A view is 0 to 7680 by 0 to 4320 pixels.");
            }
        }
    }

    /**
     * Asks for a {@link Pong} with the same token, to measure the round trip.
     *
     * @param token chosen by the sender
     */
    record Ping(long token) implements PeerMessage {}

    record Pong(long token) implements PeerMessage {}
}
