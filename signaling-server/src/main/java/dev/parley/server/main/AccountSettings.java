package dev.parley.server.main;

import dev.parley.server.store.DatabaseAddress;

/**
 * How accounts are kept.
 *
 * @param tokenKey what tokens are signed with, {@link KeyFile#BYTES} bytes or more
 * @param registration whether everybody may make one
 */
record AccountSettings(DatabaseAddress database, byte[] tokenKey, boolean registration) {
    /** Without the key. */
    @Override
    public String toString() {
        return "AccountSettings[database=" + database.shown() + ", registration=" + registration + "]";
    }
}
