package dev.parley.server.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.OidcProvider;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges id tokens of one OpenID provider (OpenID Connect Core 1.0 §3.1.3.7). Any thread; blocks while the provider is asked for its
 * keys, which are kept for five minutes. A key that is not known makes it ask again, so that new keys are good at once; how often is
 * limited, because anybody can name keys that do not exist.
 *
 * <p>Which algorithms are good is ours to say, not the token's (RFC 8725 §3.1): signatures with public keys only, so neither {@code none}
 * nor HMAC, for which the provider's public keys would be secrets. The type in the header may be {@code JWT} or missing: access and
 * logout tokens of the provider are no id tokens.
 */
final class IdTokens implements AutoCloseable {
    /** How old a token may be: whoever signs in brings it at once. In milliseconds. */
    static final long MOST_AGE_MILLIS = 5 * 60_000;

    /** How far the provider's clock may be off, in milliseconds. */
    static final long SKEW_MILLIS = 60_000;

    private static final Logger LOG = LoggerFactory.getLogger("server.account");
    private static final Duration REQUEST = Duration.ofSeconds(5);
    private static final long KEYS_MILLIS = 5 * 60_000;
    private static final long WAIT_FOR_KEYS_MILLIS = 15_000;

    /** Two requests for keys in this time at most, in milliseconds. */
    private static final long ASKING_MILLIS = 10_000;

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final OidcProvider provider;
    private final ProviderKeys keys;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    IdTokens(OidcProvider provider) {
        this(provider, new ProviderKeys(provider.issuer(), REQUEST), ASKING_MILLIS);
    }

    /**
     * With other bounds.
     *
     * @param askingMillis two requests for keys in this time at most, in milliseconds; less than five minutes
     */
    IdTokens(OidcProvider provider, ProviderKeys keys, long askingMillis) {
        this.provider = provider;
        this.keys = keys;
        JWKSource<SecurityContext> cached = JWKSourceBuilder.create(keys)
                .cache(KEYS_MILLIS, WAIT_FOR_KEYS_MILLIS)
                .refreshAheadCache(false)
                .rateLimited(askingMillis)
                .build();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, cached));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // by our own clock, in IdTokenClaims
    }

    static Optional<String> problem(OidcProvider provider) {
        try (ProviderKeys keys = new ProviderKeys(provider.issuer(), REQUEST)) {
            keys.fetch();
            return Optional.empty();
        } catch (JWKSetUnavailableException e) {
            return Optional.of("Nobody can come from the OpenID provider now. " + e.getMessage());
        }
    }

    /**
     * A good token.
     *
     * @param digest tells it from others, however it is written
     * @param expiresMillis from when on it is not good any more, in milliseconds since 1970-01-01T00:00Z
     */
    record Good(IdTokenClaims claims, String digest, long expiresMillis) {
        /** Whose it is stays out of the log. */
        @Override
        public String toString() {
            return "Good[…]";
        }
    }

    /**
     * Judges one.
     *
     * @param nonce the one its client asked for
     * @param now in milliseconds since 1970-01-01T00:00Z, the same as for noting its use
     * @throws AccountException if it is not good, or the provider's keys cannot be had
     */
    Good judge(String idToken, String nonce, long now, String correlation) throws AccountException {
        SignedJWT token = parse(idToken);
        IdTokenClaims claims = IdTokenClaims.of(verified(token, correlation));
        claims.check(provider, nonce, now);
        return new Good(claims, digest(token.getSigningInput()), claims.expiresMillis());
    }

    private static SignedJWT parse(String idToken) throws AccountException {
        try {
            SignedJWT token = SignedJWT.parse(idToken);
            if (ALGORITHMS.contains(token.getHeader().getAlgorithm())) {
                return token;
            }
        } catch (ParseException | IllegalArgumentException none) {
            throw refused("This is no signed id token.");
        }
        throw refused("An id token has to be signed with RS, PS or ES and SHA-2.");
    }

    private JWTClaimsSet verified(SignedJWT token, String correlation) throws AccountException {
        try {
            return processor.process(token, null);
        } catch (RateLimitReachedException tooOften) {
            throw keys.isAway()
                    ? away()
                    : new AccountException(
                            ErrorCode.RATE_LIMITED,
                            "There were too many id tokens with keys that nobody knows. Wait a moment and try again.",
                            ASKING_MILLIS);
        } catch (KeySourceException away) {
            LOG.atWarn()
                    .addKeyValue("correlation", correlation)
                    .addKeyValue("issuer", provider.issuer())
                    .addKeyValue("reason", away.getMessage())
                    .log("The OpenID provider's keys cannot be had");
            throw away();
        } catch (BadJOSEException | JOSEException bad) {
            throw refused("The id token is not signed by " + provider.name() + ".");
        }
    }

    private AccountException away() {
        return new AccountException(
                ErrorCode.ISSUER_UNAVAILABLE,
                "The server cannot ask " + provider.name() + " now. Try again in a moment.",
                ASKING_MILLIS);
    }

    static AccountException refused(String sentence) {
        return new AccountException(ErrorCode.ID_TOKEN_REFUSED, sentence + " Sign in again.");
    }

    /** Of what is signed. The signature itself can be written in several ways. */
    private static String digest(byte[] signed) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    OidcProvider provider() {
        return provider;
    }

    @Override
    public void close() {
        keys.close();
    }
}
