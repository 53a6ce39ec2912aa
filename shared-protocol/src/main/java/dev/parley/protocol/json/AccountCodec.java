package dev.parley.protocol.json;

import com.google.gson.JsonObject;
import dev.parley.protocol.ClientMessage.AccountMessage;
import dev.parley.protocol.ClientMessage.GetAuthMethods;
import dev.parley.protocol.ClientMessage.RefreshToken;
import dev.parley.protocol.ClientMessage.Register;
import dev.parley.protocol.ClientMessage.SignIn;
import dev.parley.protocol.ClientMessage.SignInOidc;
import dev.parley.protocol.ClientMessage.SignOut;
import dev.parley.protocol.OidcProvider;
import dev.parley.protocol.ServerMessage.AuthMethods;
import dev.parley.protocol.ServerMessage.SignedIn;
import dev.parley.protocol.ServerMessage.SignedOut;
import java.util.List;

/** What is said about accounts, by clients and by the server. */
final class AccountCodec {
    private static final Form<GetAuthMethods> GET_AUTH_METHODS = Form.empty("get-auth-methods", new GetAuthMethods());

    private static final Form<Register> REGISTER = new Form<>(
            "register",
            f -> new Register(f.string("user"), f.stringOr("email", ""), f.string("displayName"), f.string("password")),
            (m, json) -> {
                json.addProperty("user", m.user());
                json.addProperty("email", m.email());
                json.addProperty("displayName", m.displayName());
                json.addProperty("password", m.password());
            });

    private static final Form<SignIn> SIGN_IN =
            new Form<>("sign-in", f -> new SignIn(f.string("user"), f.string("password")), (m, json) -> {
                json.addProperty("user", m.user());
                json.addProperty("password", m.password());
            });

    private static final Form<SignInOidc> SIGN_IN_OIDC =
            new Form<>("sign-in-oidc", f -> new SignInOidc(f.string("idToken"), f.string("nonce")), (m, json) -> {
                json.addProperty("idToken", m.idToken());
                json.addProperty("nonce", m.nonce());
            });

    private static final Form<RefreshToken> REFRESH_TOKEN = new Form<>(
            "refresh-token",
            f -> new RefreshToken(f.string("token")),
            (m, json) -> json.addProperty("token", m.token()));

    private static final Form<SignOut> SIGN_OUT = new Form<>(
            "sign-out", f -> new SignOut(f.string("token")), (m, json) -> json.addProperty("token", m.token()));

    static final List<Form<? extends AccountMessage>> FROM_CLIENT =
            List.of(GET_AUTH_METHODS, REGISTER, SIGN_IN, SIGN_IN_OIDC, REFRESH_TOKEN, SIGN_OUT);

    static final Form<AuthMethods> AUTH_METHODS = new Form<>(
            "auth-methods",
            f -> new AuthMethods(
                    f.boolOr("guests", false),
                    f.boolOr("password", false),
                    f.boolOr("accounts", false),
                    f.boolOr("registration", false),
                    f.has("oidc") ? provider(f.object("oidc")) : null),
            (m, json) -> {
                json.addProperty("guests", m.guests());
                json.addProperty("password", m.password());
                json.addProperty("accounts", m.accounts());
                json.addProperty("registration", m.registration());
                if (m.oidc() != null) {
                    json.add("oidc", json(m.oidc()));
                }
            });

    static final Form<SignedIn> SIGNED_IN = new Form<>(
            "signed-in",
            f -> new SignedIn(
                    Parts.account(f.object("account")),
                    f.string("accessToken"),
                    f.integer("accessTtlMs"),
                    f.string("refreshToken"),
                    f.integer("refreshTtlMs")),
            (m, json) -> {
                json.add("account", Parts.account(m.account()));
                json.addProperty("accessToken", m.accessToken());
                json.addProperty("accessTtlMs", m.accessTtlMs());
                json.addProperty("refreshToken", m.refreshToken());
                json.addProperty("refreshTtlMs", m.refreshTtlMs());
            });

    static final Form<SignedOut> SIGNED_OUT = Form.empty("signed-out", new SignedOut());

    private AccountCodec() {}

    private static OidcProvider provider(Fields f) throws DecodeException {
        return new OidcProvider(f.string("issuer"), f.string("clientId"), f.string("name"));
    }

    private static JsonObject json(OidcProvider provider) {
        JsonObject json = new JsonObject();
        json.addProperty("issuer", provider.issuer());
        json.addProperty("clientId", provider.clientId());
        json.addProperty("name", provider.name());
        return json;
    }

    static JsonObject encode(AccountMessage message) {
        return switch (message) {
            case GetAuthMethods m -> GET_AUTH_METHODS.encode(m);
            case Register m -> REGISTER.encode(m);
            case SignIn m -> SIGN_IN.encode(m);
            case SignInOidc m -> SIGN_IN_OIDC.encode(m);
            case RefreshToken m -> REFRESH_TOKEN.encode(m);
            case SignOut m -> SIGN_OUT.encode(m);
        };
    }
}
