package dev.parley.client.app.oidc;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.parley.client.core.SignInTrouble;
import dev.parley.protocol.Limits;
import dev.parley.protocol.OidcProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks an OpenID provider. Follows no redirection. Each request has so much time for all of it, and each answer so many bytes. Blocks;
 * an interruption ends that.
 */
final class ProviderClient implements AutoCloseable {
    private static final int MOST_BYTES = 256 * 1024;

    private final HttpClient http;
    private final Duration patience;

    /**
     * A client.
     *
     * @param patience for one request and its whole answer
     */
    ProviderClient(Duration patience) {
        this.patience = patience;
        this.http = HttpClient.newBuilder().connectTimeout(patience).build();
    }

    /** Where the provider is asked. */
    Metadata discover(OidcProvider provider) throws SignInException, InterruptedException {
        HttpResponse<byte[]> answer =
                send(HttpRequest.newBuilder(Metadata.address(provider.issuer())).GET());
        if (answer.statusCode() != 200) {
            throw new SignInException(
                    SignInTrouble.PROVIDER_UNREACHABLE,
                    "The provider's configuration was answered with " + answer.statusCode());
        }
        return Metadata.of(provider.issuer(), json(answer));
    }

    /** Redeems a code (RFC 6749 §4.1.3, RFC 7636 §4.5) and gives the id token. */
    String redeem(OidcProvider provider, URI endpoint, String code, URI redirection, String verifier)
            throws SignInException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirection.toString());
        form.put("client_id", provider.clientId());
        form.put("code_verifier", verifier);
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Query.encode(form))));
        if (answer.statusCode() >= 500) {
            throw new SignInException(
                    SignInTrouble.PROVIDER_UNREACHABLE, "The code was answered with " + answer.statusCode());
        }
        String token = Replies.text(json(answer), "id_token");
        if (answer.statusCode() != 200 || token.isEmpty() || token.length() > Limits.ID_TOKEN_LENGTH) {
            throw new SignInException(
                    SignInTrouble.PROVIDER_WRONG, "There was no id token for the code, but " + answer.statusCode());
        }
        return token;
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws SignInException, InterruptedException {
        HttpRequest complete = request.header("Accept", "application/json").build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(complete, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new SignInException(
                    SignInTrouble.PROVIDER_UNREACHABLE,
                    complete.uri().getHost() + " does not answer (" + reason(e) + ")");
        } finally {
            answer.cancel(true);
        }
    }

    private static String reason(Exception e) {
        return e.getCause() instanceof IOException cause
                ? cause.toString()
                : e.getClass().getSimpleName();
    }

    private static JsonObject json(HttpResponse<byte[]> answer) throws SignInException {
        try {
            if (JsonParser.parseString(new String(answer.body(), StandardCharsets.UTF_8)) instanceof JsonObject json) {
                return json;
            }
        } catch (JsonParseException e) {
            throw new SignInException(SignInTrouble.PROVIDER_WRONG, "The provider's answer is no JSON");
        }
        throw new SignInException(SignInTrouble.PROVIDER_WRONG, "The provider's answer is no JSON object");
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
