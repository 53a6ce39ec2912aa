package dev.parley.server.store;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Map;

/** Where a test keeps things: what holds for one kind of database has to hold for the other. */
public enum TestDatabase {
    SQLITE,
    /** Skipped where PostgreSQL is not installed. */
    POSTGRESQL;

    /**
     * A new one with this version's tables and nothing in them.
     *
     * @param folder an empty one, for SQLite's file
     */
    public DatabaseAddress address(Path folder) {
        assumeInstalled();
        return switch (this) {
            case SQLITE -> DatabaseAddress.Sqlite.in(folder);
            case POSTGRESQL -> PostgresServer.newTables();
        };
    }

    /**
     * What a server is told of a new one, beside a key that its restart leaves as it is.
     *
     * @param folder for SQLite's file and for keys
     */
    public Map<String, String> environment(Path folder) {
        assumeInstalled();
        return switch (this) {
            case SQLITE -> Map.of("PARLEY_DATA", folder.toString());
            case POSTGRESQL -> Map.of("PARLEY_DATA", folder.toString(), "DATABASE_URL", PostgresServer.newDatabase());
        };
    }

    private void assumeInstalled() {
        assumeThat(this == SQLITE || PostgresServer.isInstalled())
                .as("PostgreSQL is not installed (package postgresql).")
                .isTrue();
    }
}
