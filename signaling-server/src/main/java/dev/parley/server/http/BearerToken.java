package dev.parley.server.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The token that opens the admin's endpoints, as {@code Authorization: Bearer TOKEN} (RFC 6750 §2.1). Any thread. */
public final class BearerToken {
    /** Shortest token, in characters. */
    public static final int SHORTEST = 16;

    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    /**
     * Accepts one token.
     *
     * @param token {@value #SHORTEST} characters or more
     */
    public BearerToken(String token) {
        if (token.length() < SHORTEST) {
            throw new IllegalArgumentException("An admin's token has " + SHORTEST + " characters or more.");
        }
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a header field shows the token. Takes as long for a near miss as for a wild guess. */
    boolean opens(@Nullable String authorization) {
        return MessageDigest.isEqual(token, in(authorization).getBytes(StandardCharsets.UTF_8));
    }

    /** The token in a header field; empty for none. */
    static String in(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : "";
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "BearerToken";
    }
}
