package dev.parley.server.main;

import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.OidcProvider;
import dev.parley.server.account.OidcSettings;
import dev.parley.server.main.Sources.Sourced;
import dev.parley.server.store.DatabaseAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How accounts are kept.
 *
 * @param tokenKey what tokens are signed with, {@link KeyFile#BYTES} bytes or more
 * @param registration whether everybody may make one
 * @param oidc whose users are let in besides; null for nobody's
 */
record AccountSettings(
        DatabaseAddress database,
        SecretKey tokenKey,
        boolean registration,
        @Nullable OidcSettings oidc) {
    private static final Set<String> MODES = Set.of("off", "admin", "open");

    /** What the admin set; null for a server without accounts. */
    static @Nullable AccountSettings of(Sources sources) throws ConfigurationException {
        String mode = Configuration.oneOf(sources, Setting.ACCOUNTS, MODES);
        OidcSettings oidc = oidc(sources);
        if (!mode.equals("off")) {
            return new AccountSettings(
                    database(sources), new SecretKeySpec(tokenKey(sources), "HmacSHA256"), mode.equals("open"), oidc);
        }
        if (oidc != null) {
            throw new ConfigurationException(
                    "People from an OpenID provider need accounts, and there are none. Set ACCOUNTS to admin or open.",
                    Setting.OIDC_ISSUER);
        }
        return null;
    }

    private static @Nullable OidcSettings oidc(Sources sources) throws ConfigurationException {
        Sourced issuer = sources.get(Setting.OIDC_ISSUER);
        Sourced client = sources.get(Setting.OIDC_CLIENT_ID);
        boolean newAccounts = Configuration.oneOf(sources, Setting.OIDC_NEW_ACCOUNTS, Set.of("on", "off"))
                .equals("on");
        if (issuer.value().isEmpty() && client.value().isEmpty()) {
            return null;
        }
        if (client.value().isEmpty()) {
            throw Configuration.half(Setting.OIDC_ISSUER, issuer, Setting.OIDC_CLIENT_ID);
        }
        if (issuer.value().isEmpty()) {
            throw Configuration.half(Setting.OIDC_CLIENT_ID, client, Setting.OIDC_ISSUER);
        }
        try {
            String url = OidcProvider.checkIssuer("issuer", issuer.value());
            String name = sources.get(Setting.OIDC_NAME).value();
            return new OidcSettings(
                    new OidcProvider(
                            url,
                            client.value(),
                            name.isEmpty() ? URI.create(url).getHost() : name),
                    server(sources),
                    newAccounts);
        } catch (InvalidFieldException e) {
            Setting wrong = switch (e.field()) {
                case "issuer" -> Setting.OIDC_ISSUER;
                case "clientId" -> Setting.OIDC_CLIENT_ID;
                default -> Setting.OIDC_NAME;
            };
            throw Configuration.wrong(wrong, sources.get(wrong));
        }
    }

    /** The address for which alone id tokens are good: whatever people brought to another server is of no use here. */
    private static URI server(Sources sources) throws ConfigurationException {
        URI address = LinkSettings.address(sources)
                .orElseThrow(() -> new ConfigurationException(
                        "Sign-ins at an OpenID provider are good for one server, which has to know its address."
                                + " Set WEBSOCKET_URL to the one that people type into the app.",
                        Setting.OIDC_ISSUER));
        if (address.getHost() == null) {
            throw Configuration.wrong(Setting.WEBSOCKET_URL, sources.get(Setting.WEBSOCKET_URL));
        }
        return address;
    }

    /** Where accounts are kept. */
    static DatabaseAddress database(Sources sources) throws ConfigurationException {
        Sourced url = sources.get(Setting.DATABASE_URL);
        if (!url.value().isEmpty()) {
            return DatabaseAddress.parse(url.value()).orElseThrow(() -> Configuration.wrong(Setting.DATABASE_URL, url));
        }
        return Configuration.data(sources)
                .<DatabaseAddress>map(DatabaseAddress.Sqlite::in)
                .orElseThrow(() -> new ConfigurationException(
                        "Accounts have to be kept somewhere. Start the server with --data DIR, or set DATABASE_URL.",
                        Setting.ACCOUNTS));
    }

    private static byte[] tokenKey(Sources sources) throws ConfigurationException {
        Sourced set = sources.get(Setting.TOKEN_KEY);
        if (!set.value().isEmpty()) {
            return KeyFile.parse(set.value()).orElseThrow(() -> Configuration.wrong(Setting.TOKEN_KEY, set));
        }
        Path folder = Configuration.data(sources)
                .orElseThrow(() -> new ConfigurationException(
                        "The key for sign-ins has to be kept somewhere. Start the server with --data DIR, or set TOKEN_KEY.",
                        Setting.ACCOUNTS));
        return KeyFile.TOKENS.in(folder, sources.trial());
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "AccountSettings[database=" + database.shown() + ", registration=" + registration + ", oidc=" + oidc
                + "]";
    }
}
