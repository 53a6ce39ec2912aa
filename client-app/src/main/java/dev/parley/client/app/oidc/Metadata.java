package dev.parley.client.app.oidc;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.parley.client.core.SignInTrouble;
import dev.parley.protocol.OidcProvider;
import java.net.URI;

/**
 * Where a provider is asked (OpenID Connect Discovery 1.0 §3).
 *
 * @param authorization the page for the person
 * @param token where the code is redeemed
 * @param namesItself whether each answer names its issuer (RFC 9207)
 */
record Metadata(URI authorization, URI token, boolean namesItself) {
    /** The document's address: the issuer's, with this at its end. */
    static URI address(String issuer) {
        return URI.create((issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer)
                + "/.well-known/openid-configuration");
    }

    /** Reads the document of an issuer, which has to say that it is that issuer's. */
    static Metadata of(String issuer, JsonObject document) throws SignInException {
        if (!issuer.equals(Replies.text(document, "issuer"))) {
            throw wrong("its configuration is another issuer's");
        }
        if (document.get("code_challenge_methods_supported") instanceof JsonArray methods
                && !methods.contains(new JsonPrimitive("S256"))) {
            throw wrong("it does not know PKCE with S256");
        }
        return new Metadata(
                endpoint(issuer, document, "authorization_endpoint"),
                endpoint(issuer, document, "token_endpoint"),
                document.get("authorization_response_iss_parameter_supported") instanceof JsonPrimitive says
                        && says.isBoolean()
                        && says.getAsBoolean());
    }

    /** With https, unless the provider is on this computer: a provider elsewhere must not send the app to what runs here. */
    private static URI endpoint(String issuer, JsonObject document, String name) throws SignInException {
        try {
            URI url = URI.create(Replies.text(document, name));
            if (OidcProvider.isTrusted(url)
                    && url.getRawFragment() == null
                    && (url.getScheme().equals("https") || issuer.startsWith("http:"))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw wrong("its " + name + " is no URL");
        }
        throw wrong("its " + name + " is not safe to use");
    }

    private static SignInException wrong(String what) {
        return new SignInException(SignInTrouble.PROVIDER_WRONG, "The provider cannot be used: " + what);
    }
}
