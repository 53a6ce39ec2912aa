package dev.parley.client.core;

import dev.parley.protocol.Claim;
import dev.parley.protocol.RoomId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What this run of the program makes its {@link Claim}s from. Each server and room gets another key, so that no server can use it
 * at another one, or recognise the client by it.
 *
 * @param text random characters; empty for a client that makes no claims
 */
public record ClaimSecret(String text) {
    public static final ClaimSecret NONE = new ClaimSecret("");

    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 16;

    boolean exists() {
        return !text.isEmpty();
    }

    /**
     * The claim to a place in that room.
     *
     * @param attempt greater than that of any earlier try
     */
    Claim of(URI server, RoomId room, long attempt) {
        byte[] mac = hmac(server + " " + room.value());
        byte[] key = Arrays.copyOf(mac, KEY_BYTES);
        return new Claim(Base64.getUrlEncoder().withoutPadding().encodeToString(key), attempt);
    }

    /** RFC 2104 with SHA-256. */
    private byte[] hmac(String message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256.", e);
        }
    }

    @Override
    public String toString() {
        return "ClaimSecret[text=(hidden)]";
    }
}
