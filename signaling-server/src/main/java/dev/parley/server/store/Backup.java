package dev.parley.server.store;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/**
 * Everything that a database holds, at one moment, as text compressed with gzip (RFC 1952): a line of JSON that says which form it has,
 * one line for each row, and a last one that says how many there were, so that half a backup is not taken for a whole one. It does not
 * depend on the database, so what came from SQLite may go into PostgreSQL. The keys of the data folder are not in it, nor which id tokens
 * were used in the last minutes.
 */
public final class Backup {
    /** The form of the file. */
    static final int FORMAT = 1;

    static final String FORMAT_FIELD = "parleyBackup";
    static final String SCHEMA_FIELD = "schema";
    static final String TABLE_FIELD = "table";
    static final String ROW_FIELD = "row";
    static final String END_FIELD = "rows";

    /** In an order in which each row's references are there before it. */
    static final List<String> TABLES = List.of("users", "identities", "sign_ins", "rooms", "visits", "invitations");

    private static final int ROWS_AT_A_TIME = 500;

    private Backup() {}

    /**
     * Writes what is there now. The server may go on meanwhile: neither waits for the other.
     *
     * @return how many rows
     */
    public static long write(Database database, OutputStream to) throws IOException {
        BufferedWriter lines =
                new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(to), StandardCharsets.UTF_8));
        JsonObject header = new JsonObject();
        header.addProperty(FORMAT_FIELD, FORMAT);
        header.addProperty(SCHEMA_FIELD, database.schema());
        write(lines, header);
        long rows = database.jdbi().inTransaction(database.snapshot(), handle -> writeTables(handle, lines));
        JsonObject end = new JsonObject();
        end.addProperty(END_FIELD, rows);
        write(lines, end);
        lines.close();
        return rows;
    }

    private static long writeTables(Handle handle, BufferedWriter lines) throws IOException {
        long rows = 0;
        for (String table : TABLES) {
            try (ResultIterator<JsonObject> all = handle.createQuery("SELECT * FROM " + table)
                    .setFetchSize(ROWS_AT_A_TIME)
                    .map((row, context) -> json(row))
                    .iterator()) {
                rows += write(lines, table, all);
            }
        }
        return rows;
    }

    private static long write(BufferedWriter lines, String table, Iterator<JsonObject> all) throws IOException {
        long rows = 0;
        while (all.hasNext()) {
            JsonObject line = new JsonObject();
            line.addProperty(TABLE_FIELD, table);
            line.add(ROW_FIELD, all.next());
            write(lines, line);
            rows++;
        }
        return rows;
    }

    private static void write(BufferedWriter lines, JsonObject line) throws IOException {
        lines.write(line.toString());
        lines.write('\n');
    }

    private static JsonObject json(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        JsonObject json = new JsonObject();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            json.add(columns.getColumnName(i), json(row.getObject(i)));
        }
        return json;
    }

    /** The schema has text and whole numbers only. */
    private static JsonElement json(Object value) {
        return switch (value) {
            case null -> JsonNull.INSTANCE;
            case Number number -> new JsonPrimitive(number.longValue());
            default -> new JsonPrimitive(value.toString());
        };
    }
}
