package dev.parley.protocol;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;

/**
 * The {@code nonce} of an id token (OpenID Connect Core 1.0 §2) that is good for one sign-in at one Parley server. Several servers may have
 * the same client id at the same provider; so that none of them can use at another what somebody brought to it, the nonce is made of the
 * address under which the client reaches its server.
 */
public final class SignInNonce {
    private static final int USUAL_PORT = 80;
    private static final int USUAL_SECURE_PORT = 443;

    private SignInNonce() {}

    /**
     * What the provider is to put into the id token: the SHA-256 of what was drawn, a line feed and the server's {@link #origin}, as 43
     * characters of base64url.
     *
     * @param drawn at random, by the client for this sign-in; {@link ClientMessage.SignInOidc#nonce}
     * @param server the {@code ws:} or {@code wss:} URL of the server
     */
    public static String of(String drawn, URI server) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((drawn + '\n' + origin(server)).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * Scheme, host and port of a server, in one way to write them: small letters, and always with the port, such as
     * {@code wss://meet.example.org:443}.
     *
     * @throws IllegalArgumentException if the URL has no host, or is of another scheme
     */
    public static String origin(URI server) {
        String scheme = String.valueOf(server.getScheme()).toLowerCase(Locale.ROOT);
        String host = server.getHost();
        if (host == null || !(scheme.equals("ws") || scheme.equals("wss"))) {
            throw new IllegalArgumentException("Not a server's URL");
        }
        int usual = scheme.equals("wss") ? USUAL_SECURE_PORT : USUAL_PORT;
        return scheme + "://" + host.toLowerCase(Locale.ROOT) + ":" + (server.getPort() < 0 ? usual : server.getPort());
    }
}
