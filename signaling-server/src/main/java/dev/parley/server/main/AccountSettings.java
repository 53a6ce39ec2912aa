package dev.parley.server.main;

import dev.parley.server.main.Sources.Sourced;
import dev.parley.server.store.DatabaseAddress;
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
 */
record AccountSettings(DatabaseAddress database, SecretKey tokenKey, boolean registration) {
    private static final Set<String> MODES = Set.of("off", "admin", "open");

    /** What the admin set; null for a server without accounts. */
    static @Nullable AccountSettings of(Sources sources) throws ConfigurationException {
        String mode = Configuration.oneOf(sources, Setting.ACCOUNTS, MODES);
        return mode.equals("off")
                ? null
                : new AccountSettings(
                        database(sources), new SecretKeySpec(tokenKey(sources), "HmacSHA256"), mode.equals("open"));
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
        return "AccountSettings[database=" + database.shown() + ", registration=" + registration + "]";
    }
}
