package dev.parley.client.app.oidc;

import dev.parley.protocol.SignInNonce;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What is drawn at random for one sign-in: 256 bits each, as 43 characters of base64url.
 *
 * @param state comes back with the browser, so that no other page can pretend to (RFC 6749 §10.12)
 * @param nonce what the nonce is made of, which comes back in the id token, so that it is the one of this sign-in (OpenID Connect Core 1.0
 *     §3.1.2.1), at this server
 * @param verifier shows that whoever redeems the code also asked for it (RFC 7636 §4.1)
 */
record Drawn(String state, String nonce, String verifier) {
    private static final int BYTES = 32;

    static Drawn from(SecureRandom random) {
        return new Drawn(draw(random), draw(random), draw(random));
    }

    private static String draw(SecureRandom random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return base64(bits);
    }

    /** What the provider is told of the nonce: it is good for one server. */
    String nonceFor(URI server) {
        return SignInNonce.of(nonce, server);
    }

    /** What the provider is told of the verifier: its SHA-256 (RFC 7636 §4.2). */
    String challenge() {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Drawn[…]";
    }
}
