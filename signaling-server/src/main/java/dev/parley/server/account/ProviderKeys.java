package dev.parley.server.account;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.parley.protocol.OidcProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the keys of an OpenID provider: its configuration, which has to be that issuer's (OpenID Connect Discovery 1.0 §4.3), says
 * where they are. Blocks, for twice its patience at most; follows no redirection; reads {@value #MOST_BYTES} bytes at most of each. Any
 * thread.
 */
final class ProviderKeys implements JWKSetSource<SecurityContext> {
    private static final int MOST_BYTES = 256 * 1024;

    private final String issuer;
    private final Duration patience;
    private final HttpClient http;
    private volatile boolean away;

    /**
     * The keys of an issuer.
     *
     * @param patience for one request and its whole answer
     */
    ProviderKeys(String issuer, Duration patience) {
        this.issuer = issuer;
        this.patience = patience;
        this.http = HttpClient.newBuilder().connectTimeout(patience).build();
    }

    /**
     * Fetches them, without any cache.
     *
     * @throws JWKSetUnavailableException if they cannot be had; the message says why, in one sentence
     */
    JWKSet fetch() throws JWKSetUnavailableException {
        URI configuration = URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
        try {
            Map<String, Object> document = JSONObjectUtils.parse(get(configuration));
            if (!issuer.equals(JSONObjectUtils.getString(document, "issuer"))) {
                throw new JWKSetUnavailableException(
                        "What " + configuration
                                + " says is another issuer's: OIDC_ISSUER must be written as there, with or without a slash at its end.");
            }
            JWKSet keys = JWKSet.parse(get(keysAt(document)));
            if (keys.isEmpty()) {
                throw new JWKSetUnavailableException("The issuer has no keys.");
            }
            return keys;
        } catch (ParseException e) {
            throw new JWKSetUnavailableException("What the issuer " + issuer + " answers is not what it should be.", e);
        }
    }

    private URI keysAt(Map<String, Object> document) throws ParseException, JWKSetUnavailableException {
        URI url = JSONObjectUtils.getURI(document, "jwks_uri");
        boolean safe = url != null
                && OidcProvider.isTrusted(url)
                && ("https".equals(url.getScheme()) || issuer.startsWith("http:"));
        if (!safe) {
            throw new JWKSetUnavailableException("The issuer's jwks_uri is missing, or no https URL.");
        }
        return url;
    }

    private String get(URI url) throws JWKSetUnavailableException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(
                HttpRequest.newBuilder(url).header("Accept", "application/json").build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            HttpResponse<byte[]> got = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (got.statusCode() == 200) {
                return new String(got.body(), StandardCharsets.UTF_8);
            }
            throw new JWKSetUnavailableException(url + " answers with " + got.statusCode() + ".");
        } catch (ExecutionException | TimeoutException e) {
            throw new JWKSetUnavailableException(url + " does not answer (" + reason(e) + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JWKSetUnavailableException("The server is going down.", e);
        } finally {
            answer.cancel(true);
        }
    }

    private static String reason(Exception e) {
        return e.getCause() instanceof IOException cause
                ? cause.toString()
                : e.getClass().getSimpleName();
    }

    /** Whether the last try to get them for the cache failed, or goes on. */
    boolean isAway() {
        return away;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long now, @Nullable SecurityContext context)
            throws JWKSetUnavailableException {
        away = true;
        JWKSet fetched = fetch();
        away = false;
        return fetched;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
