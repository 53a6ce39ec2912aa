package dev.parley.server.account;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.parley.protocol.OidcProvider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an id token says whose signature is good (OpenID Connect Core 1.0 §2). Times are milliseconds since 1970-01-01T00:00Z. */
final class IdTokenClaims {
    /** ASCII, 255 characters at most (OpenID Connect Core 1.0 §2). */
    private static final Pattern SUBJECT = Pattern.compile("[ -~]{1,255}");

    private final JWTClaimsSet claims;
    private final String subject;
    private final long issuedMillis;
    private final long endMillis;

    private IdTokenClaims(JWTClaimsSet claims, String subject, long issuedMillis, long endMillis) {
        this.claims = claims;
        this.subject = subject;
        this.issuedMillis = issuedMillis;
        this.endMillis = endMillis;
    }

    /** Those that have to be there. */
    static IdTokenClaims of(JWTClaimsSet claims) throws AccountException {
        String subject = claims.getSubject();
        Date issued = claims.getIssueTime();
        Date end = claims.getExpirationTime();
        if (subject == null || !SUBJECT.matcher(subject).matches() || issued == null || end == null) {
            throw IdTokens.refused("The id token does not say who, from when and until when.");
        }
        return new IdTokenClaims(
                claims,
                subject,
                issued.toInstant().toEpochMilli(),
                end.toInstant().toEpochMilli());
    }

    /** Checks that it is good for this server, this sign-in, and now. */
    void check(OidcProvider provider, String nonce, long now) throws AccountException {
        if (!provider.issuer().equals(claims.getIssuer())) {
            throw IdTokens.refused("The id token is of another issuer.");
        }
        if (!isFor(provider.clientId())) {
            throw IdTokens.refused("The id token is for another program.");
        }
        if (!MessageDigest.isEqual(bytes(nonce), bytes(text("nonce").orElse("")))) {
            throw IdTokens.refused("The id token is of another sign-in, or for a server with another address.");
        }
        checkTime(now);
    }

    /** With several audiences, or if it says so at all, the program that asked must be this one. */
    private boolean isFor(String clientId) {
        List<String> audiences = claims.getAudience();
        Object party = claims.getClaim("azp");
        return audiences.contains(clientId) && (party == null ? audiences.size() == 1 : party.equals(clientId));
    }

    private void checkTime(long now) throws AccountException {
        Date notBefore = claims.getNotBeforeTime();
        long earliest = Math.max(
                issuedMillis, notBefore == null ? 0 : notBefore.toInstant().toEpochMilli());
        if (now >= expiresMillis()) {
            throw IdTokens.refused("The id token has run out.");
        }
        if (now < earliest - IdTokens.SKEW_MILLIS) {
            throw IdTokens.refused(
                    "The id token is from the future: the clocks of the server and the provider differ.");
        }
    }

    /** From when on it is not good any more. */
    long expiresMillis() {
        return Math.min(endMillis, issuedMillis + IdTokens.MOST_AGE_MILLIS) + IdTokens.SKEW_MILLIS;
    }

    /** Who it is, at its issuer for ever. */
    String subject() {
        return subject;
    }

    /** A claim that is a text. */
    Optional<String> text(String name) {
        try {
            return Optional.ofNullable(claims.getStringClaim(name)).filter(text -> !text.isBlank());
        } catch (ParseException other) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whose it is stays out of the log. */
    @Override
    public String toString() {
        return "IdTokenClaims[…]";
    }
}
