package dev.parley.protocol;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider whose users a server lets in (OpenID Connect Core 1.0).
 *
 * @param issuer its issuer identifier, see {@link #checkIssuer}
 * @param clientId what Parley is called there, 1 to {@value Limits#CLIENT_ID_LENGTH} characters; a public client, without a secret
 * @param name for people, such as {@code Example Company}; 1 to {@value Limits#NAME_LENGTH} code points
 */
public record OidcProvider(String issuer, String clientId, String name) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    public OidcProvider {
        issuer = checkIssuer("issuer", issuer);
        if (clientId.isEmpty()) {
            throw new InvalidFieldException("clientId", "The client id is missing.");
        }
        Text.opaque("clientId", clientId, Limits.CLIENT_ID_LENGTH);
        name = Text.name("name", name);
    }

    /**
     * An issuer identifier, as it is: a URL of at most {@value Limits#ISSUER_LENGTH} characters without query, fragment and user (OpenID
     * Connect Discovery 1.0 §3), with https, or with http where host and client are one computer.
     */
    public static String checkIssuer(String field, String issuer) {
        Text.opaque(field, issuer, Limits.ISSUER_LENGTH);
        if (!isIssuer(issuer)) {
            throw new InvalidFieldException(
                    field, "An issuer is a URL such as https://login.example.org, without ? and #.");
        }
        return issuer;
    }

    private static boolean isIssuer(String text) {
        try {
            URI url = new URI(text);
            return isTrusted(url) && url.getRawQuery() == null && url.getRawFragment() == null;
        } catch (URISyntaxException none) {
            return false;
        }
    }

    /** Whether a host as it stands in a URL is the computer that asks. */
    public static boolean isLoopback(@Nullable String host) {
        return host != null && LOOPBACK.contains(host);
    }

    /** Whether nobody on the way can read or change what is asked of a URL: with https, or with http on this computer. */
    public static boolean isTrusted(URI url) {
        String host = url.getHost();
        return host != null
                && url.getRawUserInfo() == null
                && ("https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && isLoopback(host)));
    }
}
