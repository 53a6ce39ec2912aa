package dev.parley.server.store;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Puts a {@link Backup}, also of an earlier version of Parley, into an empty database: as a whole or not at all. */
public final class Restore {
    private static final Pattern COLUMN = Pattern.compile("[a-z_]{1,40}");
    private static final String DAMAGED =
            "The backup is damaged or not complete: take another copy of it. Nothing has been restored.";

    private Restore() {}

    /**
     * Restores.
     *
     * @return how many rows
     * @throws StoreException if the database is not empty, or the backup is none, not whole, or of a newer version
     */
    public static long into(DatabaseAddress address, InputStream from) {
        return into(address, "latest", from);
    }

    /** The same, but leaves the database with the schema of that version. */
    static long into(DatabaseAddress address, String version, InputStream from) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(from), StandardCharsets.UTF_8))) {
            String schema = schema(next(lines));
            try (Database database = Database.openAt(address, schema)) {
                checkFits(database, address, schema);
                long rows = database.jdbi().inTransaction(handle -> read(handle, lines));
                database.migrate(version);
                return rows;
            }
        } catch (IOException | UncheckedIOException | JsonParseException e) {
            throw new StoreException(DAMAGED, e);
        }
    }

    private static String schema(JsonObject header) {
        JsonElement format = header.get(Backup.FORMAT_FIELD);
        if (format == null || !header.has(Backup.SCHEMA_FIELD)) {
            throw new StoreException("This file is no backup of Parley. Nothing has been restored.");
        }
        if (format.getAsInt() > Backup.FORMAT) {
            throw newer();
        }
        return header.get(Backup.SCHEMA_FIELD).getAsString();
    }

    private static StoreException newer() {
        return new StoreException(
                "This backup was made by a newer Parley. Restore it with that one. Nothing has been restored.");
    }

    private static void checkFits(Database database, DatabaseAddress address, String schema) {
        if (!database.knownSchemas().contains(schema)) {
            throw newer();
        }
        boolean empty =
                database.jdbi().withHandle(handle -> Backup.TABLES.stream().allMatch(table -> isEmpty(handle, table)));
        if (!empty || !database.schema().equals(schema)) {
            throw new StoreException("The database " + address.shown()
                    + " is not empty. Restore into an empty one: give --data a new folder, or DATABASE_URL a new database."
                    + " Nothing has been restored.");
        }
    }

    /** A table that the backup's schema does not have yet is as good as empty. */
    private static boolean isEmpty(Handle handle, String table) {
        return !exists(handle, table) || count(handle, table) == 0;
    }

    private static boolean exists(Handle handle, String table) {
        return handle.queryMetadata(metadata ->
                        metadata.getTables(null, metadata.getConnection().getSchema(), table, new String[] {"TABLE"}))
                .map((row, context) -> table)
                .findFirst()
                .isPresent();
    }

    private static long count(Handle handle, String table) {
        return handle.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(Long.class)
                .one();
    }

    private static long read(Handle handle, BufferedReader lines) throws IOException {
        long rows = 0;
        JsonObject line = next(lines);
        while (!line.has(Backup.END_FIELD)) {
            insert(handle, line);
            rows++;
            line = next(lines);
        }
        if (line.get(Backup.END_FIELD).getAsLong() != rows) {
            throw new StoreException(DAMAGED);
        }
        return rows;
    }

    private static JsonObject next(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null || !(JsonParser.parseString(line) instanceof JsonObject json)) {
            throw new StoreException(DAMAGED);
        }
        return json;
    }

    private static void insert(Handle handle, JsonObject line) {
        JsonElement table = line.get(Backup.TABLE_FIELD);
        if (table == null
                || !Backup.TABLES.contains(table.getAsString())
                || !(line.get(Backup.ROW_FIELD) instanceof JsonObject row)
                || !row.keySet().stream().allMatch(COLUMN.asMatchPredicate())) {
            throw new StoreException(DAMAGED);
        }
        String columns = String.join(", ", row.keySet());
        String values = String.join(", :", row.keySet());
        Update insert = handle.createUpdate(
                "INSERT INTO " + table.getAsString() + " (" + columns + ") VALUES (:" + values + ")");
        for (Map.Entry<String, JsonElement> column : row.entrySet()) {
            bind(insert, column.getKey(), column.getValue());
        }
        insert.execute();
    }

    private static void bind(Update insert, String column, JsonElement value) {
        if (value.isJsonNull()) {
            insert.bind(column, (Object) null);
        } else if (value.getAsJsonPrimitive().isNumber()) {
            insert.bind(column, value.getAsLong());
        } else {
            insert.bind(column, value.getAsString());
        }
    }
}
