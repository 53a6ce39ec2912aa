package dev.parley.client.core;

import dev.parley.protocol.Claim;
import dev.parley.protocol.RoomId;
import java.net.URI;

/**
 * What this run of the program makes its {@link Claim}s from.
 *
 * @param text random characters; empty for a client that makes no claims
 */
public record ClaimSecret(String text) {
    public static final ClaimSecret NONE = new ClaimSecret("");

    boolean exists() {
        return !text.isEmpty();
    }

    /**
     * The claim to a place in that room.
     *
     * @param attempt greater than that of any earlier try
     */
    Claim of(URI server, RoomId room, long attempt) {
        return Claim.of(text, server.toString(), room, attempt);
    }

    @Override
    public String toString() {
        return "ClaimSecret[text=(hidden)]";
    }
}
