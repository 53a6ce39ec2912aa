package dev.parley.server.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.protocol.OidcProvider;
import dev.parley.protocol.SignInNonce;
import dev.parley.server.session.Timekeeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID provider as a server sees it: its configuration and its keys over HTTP, and tokens signed with them. */
public final class TestProvider implements AutoCloseable {
    public static final String CLIENT = "parley-desktop";
    public static final String DRAWN = "drawn-for-this-sign-in";

    /** The server that tokens are for. */
    public static final URI SERVER = URI.create("wss://meet.example.org");

    public static final String NONCE = SignInNonce.of(DRAWN, SERVER);

    /** Keys take long to find, and one is as good as another. */
    static final RSAKey FIRST = rsa("first");

    static final RSAKey SECOND = rsa("second");
    static final ECKey CURVE = curve();

    final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private final AtomicInteger serial = new AtomicInteger();
    volatile String configuration;
    volatile String keys;
    volatile int status = 200;

    /** With one key. */
    public TestProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, configuration));
        server.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            answer(exchange, keys);
        });
        configuration = "{\"issuer\":\"%s\",\"jwks_uri\":\"%1$s/keys\"}".formatted(issuer());
        publish(FIRST);
        server.start();
    }

    private void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    OidcProvider provider() {
        return new OidcProvider(issuer(), CLIENT, "Example");
    }

    /** From now on these are its keys. */
    void publish(JWK... those) {
        keys = new JWKSet(List.of(those)).toString();
    }

    /** What a good token says. No two are the same. */
    JWTClaimsSet.Builder claims(String subject, Timekeeper time) {
        long now = time.epochMillis() / 1_000;
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject(subject)
                .claim("nonce", NONCE)
                .jwtID("t" + serial.incrementAndGet())
                .claim("iat", now)
                .claim("exp", now + 3_600);
    }

    /** A good token of now, of somebody with a name and an address. */
    public String token(String subject, String name, String email) {
        return token(claims(subject, Timekeeper.system()).claim("name", name).claim("email", email));
    }

    String token(JWTClaimsSet.Builder claims) {
        return token(FIRST, JWSAlgorithm.RS256, null, claims);
    }

    static String token(JWK key, JWSAlgorithm algorithm, JOSEObjectType type, JWTClaimsSet.Builder claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(algorithm)
                    .keyID(key.getKeyID())
                    .type(type)
                    .build();
            SignedJWT token = new SignedJWT(header, claims.build());
            JWSSigner signer = key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.toRSAKey());
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static ECKey curve() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
