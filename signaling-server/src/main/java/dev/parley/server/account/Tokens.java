package dev.parley.server.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimNames;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.parley.server.session.Accounts.Expired;
import dev.parley.server.session.Accounts.Genuine;
import dev.parley.server.session.Accounts.Unknown;
import dev.parley.server.session.Accounts.Verdict;
import dev.parley.server.session.Identity;
import dev.parley.server.store.User;
import java.text.ParseException;
import java.util.Optional;

/**
 * Access and refresh tokens: JSON Web Tokens (RFC 7519) signed with HMAC-SHA256. Only servers with the key can make or read them. The
 * header's type tells the two apart, so that neither is taken for the other (RFC 8725 §3.11). Any thread.
 */
public final class Tokens {
    /** Shortest key, in bytes (RFC 7518 §3.2). */
    public static final int KEY_BYTES = 32;

    /** How long an access token is good, in milliseconds. */
    public static final long ACCESS_MILLIS = 15 * 60_000;

    private static final String ISSUER = "parley";
    private static final JOSEObjectType ACCESS = new JOSEObjectType("at+jwt");
    private static final JOSEObjectType REFRESH = new JOSEObjectType("parley-refresh+jwt");
    private static final String NAME = "name";
    private static final String GENERATION = "gen";

    private final MACSigner signer;
    private final MACVerifier verifier;

    /**
     * Tokens under one key.
     *
     * @param key {@value #KEY_BYTES} bytes or more
     */
    public Tokens(byte[] key) {
        try {
            signer = new MACSigner(key);
            verifier = new MACVerifier(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("A token key has " + KEY_BYTES + " bytes or more.", e);
        }
    }

    /**
     * What a refresh token says.
     *
     * @param signIn the family it belongs to
     * @param generation its number there
     */
    record Refresh(String signIn, long generation) {}

    /** An access token (RFC 9068), good for {@value #ACCESS_MILLIS} ms. */
    String access(User user, String signIn, long nowMillis) {
        return sign(
                ACCESS,
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .subject(user.id())
                        .claim(NAME, user.displayName())
                        .jwtID(signIn)
                        .claim(JWTClaimNames.ISSUED_AT, nowMillis / 1_000)
                        .claim(JWTClaimNames.EXPIRATION_TIME, (nowMillis + ACCESS_MILLIS) / 1_000)
                        .build());
    }

    Verdict judge(String token, long nowMillis) {
        Optional<JWTClaimsSet> genuine = claims(token, ACCESS);
        if (genuine.isEmpty()) {
            return new Unknown();
        }
        JWTClaimsSet claims = genuine.get();
        long left = claims.getExpirationTime().toInstant().toEpochMilli() - nowMillis;
        return left > 0
                ? new Genuine(new Identity(claims.getSubject(), String.valueOf(claims.getClaim(NAME)), left))
                : new Expired();
    }

    /** A refresh token. Until when it is good the database knows. */
    String refresh(Refresh content) {
        return sign(
                REFRESH,
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .jwtID(content.signIn())
                        .claim(GENERATION, content.generation())
                        .build());
    }

    Optional<Refresh> readRefresh(String token) {
        return claims(token, REFRESH)
                .map(claims -> new Refresh(claims.getJWTID(), ((Number) claims.getClaim(GENERATION)).longValue()));
    }

    private String sign(JOSEObjectType type, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).type(type).build(), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }

    /** The claims of a token that was signed here as that type. The algorithm is ours to say, not the token's. */
    private Optional<JWTClaimsSet> claims(String token, JOSEObjectType type) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            boolean ours = JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
                    && type.equals(jwt.getHeader().getType())
                    && jwt.verify(verifier);
            return ours ? Optional.of(jwt.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Tokens";
    }
}
