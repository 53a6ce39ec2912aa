package dev.parley.client.app.oidc;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.parley.client.core.SignInTrouble;
import dev.parley.protocol.OidcProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** One question to a provider for one server, and which answers are answers to it. */
record AuthorizationRequest(URI server, OidcProvider provider, Metadata metadata, Drawn drawn, URI redirection) {
    /** The page to open (OpenID Connect Core 1.0 §3.1.2.1, RFC 7636 §4.3). */
    URI page() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", provider.clientId());
        parameters.put("redirect_uri", redirection.toString());
        parameters.put("scope", "openid profile email");
        parameters.put("state", drawn.state());
        parameters.put("nonce", drawn.nonceFor(server));
        parameters.put("code_challenge", drawn.challenge());
        parameters.put("code_challenge_method", "S256");
        String separator = metadata.authorization().getRawQuery() == null ? "?" : "&";
        return URI.create(metadata.authorization() + separator + Query.encode(parameters));
    }

    /** The code with which the browser came back; its state was checked before. */
    String code(Map<String, String> answer) throws SignInException {
        String issuer = answer.get("iss");
        if (issuer == null ? metadata.namesItself() : !issuer.equals(provider.issuer())) {
            throw wrong("The browser came back from another provider"); // RFC 9207 §2.4
        }
        String error = answer.get("error");
        if (error != null) {
            throw new SignInException(SignInTrouble.REFUSED, "The provider said " + printable(error));
        }
        String code = answer.getOrDefault("code", "");
        if (code.isEmpty()) {
            throw wrong("The browser came back without a code");
        }
        return code;
    }

    /** Error codes are short and ASCII (RFC 6749 §4.1.2.1); this one goes into a log. */
    private static String printable(String error) {
        return error.matches("[a-zA-Z0-9_.-]{1,64}") ? error : "no, in its own words";
    }

    /**
     * Checks that an id token belongs to this question. Its signature is the server's to check: it came from the provider over TLS (OpenID
     * Connect Core 1.0 §3.1.3.7 (6)).
     */
    void check(String idToken) throws SignInException {
        JsonObject claims = claims(idToken);
        if (!provider.issuer().equals(Replies.text(claims, "iss"))
                || !isFor(claims.get("aud"), new JsonPrimitive(provider.clientId()))) {
            throw wrong("The id token is another's");
        }
        if (!drawn.nonceFor(server).equals(Replies.text(claims, "nonce"))) {
            throw wrong("The id token is of another sign-in");
        }
    }

    private static boolean isFor(JsonElement audience, JsonPrimitive client) {
        return audience instanceof JsonArray several ? several.contains(client) : client.equals(audience);
    }

    private static JsonObject claims(String idToken) throws SignInException {
        String[] parts = idToken.split("\\.", -1);
        try {
            if (parts.length == 3
                    && JsonParser.parseString(
                                    new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                            instanceof JsonObject claims) {
                return claims;
            }
        } catch (IllegalArgumentException | JsonParseException e) {
            throw wrong("The id token is none");
        }
        throw wrong("The id token is none");
    }

    private static SignInException wrong(String message) {
        return new SignInException(SignInTrouble.PROVIDER_WRONG, message);
    }

    @Override
    public String toString() {
        return "AuthorizationRequest[" + provider.issuer() + "]";
    }
}
