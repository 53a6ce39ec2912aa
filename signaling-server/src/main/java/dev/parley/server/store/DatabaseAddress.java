package dev.parley.server.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Where the data are kept. */
public sealed interface DatabaseAddress {
    /** What may be shown to an admin: no secret. */
    String shown();

    /**
     * One file, which several processes on this machine may open.
     *
     * @param file it is made if it is not there; its folder must be
     */
    record Sqlite(Path file) implements DatabaseAddress {
        /** In a data folder. */
        public static final String FILE = "parley.db";

        /** The database in a data folder. */
        public static Sqlite in(Path folder) {
            return new Sqlite(folder.resolve(FILE));
        }

        @Override
        public String shown() {
            return file.toString();
        }
    }

    /**
     * A PostgreSQL server, 13 or newer.
     *
     * @param url a JDBC URL without user and password
     * @param user empty for the one that the system or the URL's parameters say
     */
    record Postgres(String url, String user, String password) implements DatabaseAddress {
        @Override
        public String shown() {
            return url.replaceFirst("\\?.*$", "");
        }

        @Override
        public String toString() {
            return "Postgres[" + shown() + "]";
        }
    }

    /**
     * Reads a connection URI as libpq knows it, {@code postgresql://user:password@host:port/database?parameters} (PostgreSQL's
     * manual, "Connection URIs"), with the parameters of its JDBC driver; {@code postgres:} and {@code jdbc:postgresql:} mean the same.
     * Empty for anything else.
     */
    static Optional<DatabaseAddress> parse(String text) {
        try {
            URI uri = new URI(text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text);
            boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            String path = uri.getRawPath();
            if (!known || uri.getHost() == null || path == null || path.length() < 2) {
                return Optional.empty();
            }
            return Optional.of(postgres(uri, path));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static DatabaseAddress postgres(URI uri, String path) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String[] login = (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
        return new Postgres(
                "jdbc:postgresql://" + uri.getHost() + port + path + query,
                decode(login[0]),
                login.length > 1 ? decode(login[1]) : "");
    }

    /** Percent-encoding (RFC 3986 §2.1), in which a plus sign is itself. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
