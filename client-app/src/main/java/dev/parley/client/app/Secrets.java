package dev.parley.client.app;

import dev.parley.client.core.Account;
import dev.parley.client.core.AppState;
import dev.parley.client.core.ClaimSecret;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.Pass;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text that is about to leave this computer: those the client holds now, wherever they stand, and what
 * looks like one. Draws those the client needs itself. What is written there should hold none; this is for the day when a line does.
 */
final class Secrets {
    private static final String HIDDEN = "hidden";

    /** Replacing anything shorter would garble the text. */
    private static final int SHORTEST = 4;

    private static final int CLAIM_BYTES = 16;

    private static final Pattern NAMED = Pattern.compile(
            "(?i)(a=ice-pwd:|\\b(?:ticket|credential|password|invite)\\b\"?\\s*[=:]\\s*\"?)[^\\s,\"\\]}\\\\]+");

    private final List<String> known;

    private Secrets(List<String> known) {
        this.known = known;
    }

    static Secrets of(AppState state) {
        List<String> known = new ArrayList<>();
        known.add(state.room().place().ticket());
        state.room().iceServers().stream().map(IceServer::credential).forEach(known::add);
        state.ice().extra().stream().map(IceServer::credential).forEach(known::add);
        Pass pass = state.room().door().pass();
        known.add(Objects.requireNonNullElse(pass.password(), ""));
        known.add(Objects.requireNonNullElse(pass.invite(), ""));
        known.addAll(state.room().door().tokens().values());
        known.add(state.room().draft() == null ? "" : state.room().draft().password());
        known.add(secretOf(state.auth().credentials()));
        state.auth().passwords().known().values().forEach(password -> known.add(password.password()));
        known.add(state.auth().account().token());
        known.add(passwordOf(state.auth().account().errand()));
        known.add(state.auth().secret().text());
        return new Secrets(
                known.stream().filter(secret -> secret.length() >= SHORTEST).toList());
    }

    /** 128 random bits in base64url (RFC 4648, section 5). */
    static ClaimSecret forClaims() {
        byte[] bits = new byte[CLAIM_BYTES];
        new SecureRandom().nextBytes(bits);
        return new ClaimSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    private static String secretOf(Credentials credentials) {
        return switch (credentials) {
            case Credentials.Guest guest -> "";
            case Credentials.Token token -> token.token();
            case Credentials.Password password -> password.password();
        };
    }

    private static String passwordOf(Account.Errand errand) {
        if (!(errand instanceof Account.Errand.Enter(ClientMessage.AccountRequest request))) {
            return "";
        }
        return switch (request) {
            case ClientMessage.SignIn signIn -> signIn.password();
            case ClientMessage.Register register -> register.password();
            case ClientMessage.SignInOidc signIn -> signIn.idToken();
            case ClientMessage.RefreshToken refresh -> refresh.token();
            case ClientMessage.SignOut signOut -> signOut.token();
        };
    }

    String hiddenIn(String text) {
        String hidden = text;
        for (String secret : known) {
            hidden = hidden.replace(secret, HIDDEN);
        }
        return NAMED.matcher(hidden).replaceAll("$1" + HIDDEN);
    }
}
