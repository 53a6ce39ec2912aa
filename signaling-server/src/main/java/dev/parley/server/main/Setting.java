package dev.parley.server.main;

import java.util.Arrays;
import java.util.Optional;

/** Everything that can be configured, its names and its default. */
enum Setting {
    PORT("port", "PORT", "8443", "a whole number from 0 to 65535; 0 takes any free port"),
    HOST("host", "HOST", "127.0.0.1", "an address of this computer, or 0.0.0.0 for all of them"),
    HTTP_PORT("http-port", "HTTP_PORT", "8080", "a whole number from 0 to 65535; 0 takes any free port"),
    WEBSOCKET_URL(
            "websocket-url",
            "WEBSOCKET_URL",
            "",
            "the URL under which people reach this server, such as wss://meet.example.org; empty for no pages for links"),
    DOWNLOAD_URL(
            "download-url",
            "DOWNLOAD_URL",
            "",
            "an address such as https://example.org/parley where people get the app; empty for none"),
    DATA("data", "PARLEY_DATA", "", "a folder this program may create or write to"),
    STUN_SERVERS(
            "stun-servers", "STUN_SERVERS", "", "URLs such as stun:stun.example.org:3478, with commas between them"),
    TURN_SERVERS(
            "turn-servers", "TURN_SERVERS", "", "URLs such as turn:turn.example.org:3478, with commas between them"),
    TURN_SECRET(
            "turn-secret", "TURN_SECRET", "", "the static-auth-secret of the TURN server; needed with TURN_SERVERS"),
    TURN_TTL_SECONDS("turn-ttl-seconds", "TURN_TTL_SECONDS", "43200", "a whole number of seconds from 10 to 604800"),
    GRACE_SECONDS("grace-seconds", "GRACE_SECONDS", "30", "a whole number of seconds from 0 to 3600"),
    KNOCK_SECONDS("knock-seconds", "KNOCK_SECONDS", "300", "a whole number of seconds from 5 to 3600"),
    DRAIN_SECONDS("drain-seconds", "DRAIN_SECONDS", "0", "a whole number of seconds from 0 to 3600"),
    TICKET_KEY("ticket-key", "TICKET_KEY", "", "32 bytes or more, as hexadecimal digits or base64"),
    ACCOUNTS("accounts", "ACCOUNTS", "off", "one of off, admin (you make them), open (everybody may make one)"),
    GUESTS("guests", "GUESTS", "on", "on or off"),
    DATABASE_URL(
            "database-url",
            "DATABASE_URL",
            "",
            "a URL such as postgresql://user:password@db.example.org/parley; empty for a file in --data"),
    TOKEN_KEY("token-key", "TOKEN_KEY", "", "32 bytes or more, as hexadecimal digits or base64"),
    OIDC_ISSUER(
            "oidc-issuer",
            "OIDC_ISSUER",
            "",
            "the URL of an OpenID provider as it writes it itself, such as https://login.example.org; needed with OIDC_CLIENT_ID"),
    OIDC_CLIENT_ID(
            "oidc-client-id",
            "OIDC_CLIENT_ID",
            "",
            "what the provider calls Parley, up to 255 characters; needed with OIDC_ISSUER"),
    OIDC_NAME("oidc-name", "OIDC_NAME", "", "a name for the button, up to 64 characters; empty for the issuer's host"),
    OIDC_NEW_ACCOUNTS("oidc-new-accounts", "OIDC_NEW_ACCOUNTS", "off", "on or off"),
    ALLOWED_ORIGINS(
            "allowed-origins",
            "ALLOWED_ORIGINS",
            "",
            "origins such as https://meet.example.org, with commas between them"),
    TLS_CERTIFICATE(
            "tls-certificate",
            "TLS_CERTIFICATE",
            "",
            "a PEM file with the server's certificate and those that vouch for it; needed with TLS_KEY"),
    TLS_KEY("tls-key", "TLS_KEY", "", "a PEM file with the certificate's private key; needed with TLS_CERTIFICATE"),
    TRUSTED_PROXIES(
            "trusted-proxies",
            "TRUSTED_PROXIES",
            "",
            "addresses or networks such as 127.0.0.1, 10.0.0.0/8, fd00::/8, with commas between them"),
    FORWARDED_HEADER(
            "forwarded-header",
            "FORWARDED_HEADER",
            "x-forwarded-for",
            "x-forwarded-for or forwarded, the one in which the trusted proxies name the client"),
    MAX_PARTICIPANTS("max-participants", "MAX_PARTICIPANTS", "10", "a whole number from 2 to 100"),
    MAX_CONNECTIONS("max-connections", "MAX_CONNECTIONS", "5000", "a whole number from 1 to 100000"),
    MAX_CONNECTIONS_PER_ADDRESS(
            "max-connections-per-address", "MAX_CONNECTIONS_PER_ADDRESS", "200", "a whole number from 1 to 100000"),
    SERVER_PASSWORD("server-password", "SERVER_PASSWORD", "", "up to 1024 characters; empty lets everybody in"),
    SERVER_TOKEN("server-token", "SERVER_TOKEN", "", "up to 4096 characters; empty for none"),
    LOG_LEVEL("log-level", "LOG_LEVEL", "info", "one of error, warn, info, debug"),
    LOG_FORMAT("log-format", "LOG_FORMAT", "text", "text or json"),
    ADMIN_HOST("admin-host", "ADMIN_HOST", "127.0.0.1", "an address of this computer, or 0.0.0.0 for all of them"),
    ADMIN_PORT(
            "admin-port",
            "ADMIN_PORT",
            "",
            "a whole number from 0 to 65535, 0 for any free port, or empty for no admin's address"),
    ADMIN_TOKEN(
            "admin-token",
            "ADMIN_TOKEN",
            "",
            "16 to 256 visible characters without spaces; without it the token is kept in the data folder");

    private final String key;
    private final String variable;
    private final String standard;
    private final String allowed;

    Setting(String key, String variable, String standard, String allowed) {
        this.key = key;
        this.variable = variable;
        this.standard = standard;
        this.allowed = allowed;
    }

    /** Its name in a configuration file; with two hyphens before it, on the command line. */
    String key() {
        return key;
    }

    /** Its name in the environment. */
    String variable() {
        return variable;
    }

    String standard() {
        return standard;
    }

    /** What it may be, to follow "It must be". */
    String allowed() {
        return allowed;
    }

    /** Never shown again, not even in an error. */
    boolean isSecret() {
        return switch (this) {
            case TURN_SECRET, TICKET_KEY, TOKEN_KEY, DATABASE_URL, SERVER_PASSWORD, SERVER_TOKEN, ADMIN_TOKEN -> true;
            default -> false;
        };
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }
}
