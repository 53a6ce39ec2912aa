package dev.parley.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a client proves with that an earlier try to enter a room was its own, although the reply with the ticket got lost.
 *
 * @param key {@value Limits#CLAIM_MIN_LENGTH} to {@value Limits#CLAIM_LENGTH} characters that nobody can guess, the same with each try of one run
 *     of a client to enter one room of one server, and different for any other room or server
 * @param attempt grows with each try, so that a late one takes nothing from a later one; 0 to 2^53 - 1
 */
public record Claim(String key, long attempt) {
    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 16;

    public Claim {
        Text.opaque("claim.key", key, Limits.CLAIM_LENGTH);
        if (key.length() < Limits.CLAIM_MIN_LENGTH) {
            throw new InvalidFieldException(
                    "claim.key",
                    "The key of a claim has at least " + Limits.CLAIM_MIN_LENGTH
                            + " characters, so that nobody guesses it.");
        }
        Numbers.check("claim.attempt", attempt, 0, Limits.INTEGER);
    }

    /**
     * The claim that a client makes: its key is HMAC-SHA256 (RFC 2104) of the server and the room under the client's secret, cut to 128 bits, so
     * that no server can use it at another one, or recognise the client by it.
     *
     * @param secret random characters of this run of the client, at least one
     * @param server the server's URL
     * @param attempt greater than that of any earlier try
     */
    public static Claim of(String secret, String server, RoomId room, long attempt) {
        byte[] key = Arrays.copyOf(hmac(secret, server + " " + room.value()), KEY_BYTES);
        return new Claim(Base64.getUrlEncoder().withoutPadding().encodeToString(key), attempt);
    }

    private static byte[] hmac(String secret, String message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256.", e);
        }
    }

    /** Whether this is a later try of the same client. */
    public boolean follows(Claim earlier) {
        return key.equals(earlier.key) && attempt > earlier.attempt;
    }

    /** Without the key, which lets its holder take a place. */
    @Override
    public String toString() {
        return "Claim[key=(hidden), attempt=" + attempt + "]";
    }
}
