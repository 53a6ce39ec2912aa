package dev.parley.server.main;

import dev.parley.server.store.DatabaseAddress;
import javax.crypto.SecretKey;

/**
 * How accounts are kept.
 *
 * @param tokenKey what tokens are signed with, {@link KeyFile#BYTES} bytes or more
 * @param registration whether everybody may make one
 */
record AccountSettings(DatabaseAddress database, SecretKey tokenKey, boolean registration) {
    /** Without the key. */
    @Override
    public String toString() {
        return "AccountSettings[database=" + database.shown() + ", registration=" + registration + "]";
    }
}
