package dev.parley.server.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Ephemeral TURN credentials (draft-uberti-behave-turn-rest-00, coturn's {@code use-auth-secret}).
 *
 * @param username {@code expiry:user}, the expiry in seconds since 1970-01-01T00:00Z
 * @param password base64 of HMAC-SHA1 of the user name under the shared secret
 */
record TurnCredentials(String username, String password) {
    private static final String ALGORITHM = "HmacSHA1";

    static TurnCredentials of(String secret, String user, long expirySeconds) {
        String username = expirySeconds + ":" + user;
        return new TurnCredentials(username, Base64.getEncoder().encodeToString(hmac(secret, username)));
    }

    private static byte[] hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
