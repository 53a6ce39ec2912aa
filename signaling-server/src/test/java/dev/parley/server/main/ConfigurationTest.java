package dev.parley.server.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.OidcProvider;
import dev.parley.server.account.OidcSettings;
import dev.parley.server.net.ServerSettings;
import dev.parley.server.net.TrustedProxies;
import dev.parley.server.room.RoomSettings;
import dev.parley.server.store.DatabaseAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Flags before environment before file before defaults; every wrong value is named. */
class ConfigurationTest {
    @TempDir
    private Path folder;

    private static Configuration read(Map<Setting, String> flags, Map<String, String> environment, Path file)
            throws ConfigurationException {
        return Configuration.of(Sources.of(flags, environment, file));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("server.properties"), content);
    }

    @Test
    void without_anything_the_defaults_hold() throws Exception {
        Configuration configuration = read(Map.of(), Map.of(), null);
        assertThat(configuration.server().port()).isEqualTo(8443);
        assertThat(configuration.server().host()).isEqualTo("127.0.0.1");
        assertThat(configuration.httpPort()).isEqualTo(8080);
        assertThat(configuration.server().sockets().allowedOrigins()).isEmpty();
        assertThat(configuration.server().rooms()).isEqualTo(RoomSettings.DEFAULTS);
        assertThat(configuration.server().rooms().knockMillis()).isEqualTo(300_000);
    }

    @Test
    void a_flag_beats_the_environment_which_beats_the_file() throws Exception {
        Path file = file("port=1\nhttp-port=2\nmax-participants=7\n");
        Configuration configuration = read(Map.of(Setting.PORT, "11"), Map.of("PORT", "12", "HTTP_PORT", "13"), file);
        assertThat(configuration.server().port()).isEqualTo(11);
        assertThat(configuration.httpPort()).isEqualTo(13);
        assertThat(configuration.server().rooms().maxParticipants()).isEqualTo(7);
    }

    @Test
    void stun_turn_and_origins_are_lists() throws Exception {
        ServerSettings settings = read(
                        Map.of(),
                        Map.of(
                                "STUN_SERVERS", "stun:a:3478, stun:b:3478",
                                "TURN_SERVERS", "turn:c:3478?transport=udp,turns:c:5349?transport=tcp",
                                "TURN_TTL_SECONDS", "10",
                                "TURN_SECRET", "s3cret",
                                "ALLOWED_ORIGINS", "https://meet.example.org"),
                        null)
                .server();
        assertThat(settings.ice().stunUrls()).containsExactly("stun:a:3478", "stun:b:3478");
        assertThat(settings.ice().turnUrls())
                .containsExactly("turn:c:3478?transport=udp", "turns:c:5349?transport=tcp");
        assertThat(settings.ice().ttlSeconds()).isEqualTo(10);
        assertThat(settings.sockets().allowedOrigins()).containsExactly("https://meet.example.org");
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, 99999, a whole number from 0 to 65535",
        "PORT, http, a whole number from 0 to 65535",
        "HTTP_PORT, -1, a whole number from 0 to 65535",
        "HOST, 'no such host', an address of this computer",
        "STUN_SERVERS, stun.example.org, URLs such as stun:",
        "TURN_SERVERS, stun:x, URLs such as turn:",
        "TRUSTED_PROXIES, localhost, addresses or networks such as",
        "TRUSTED_PROXIES, 10.0.0.0/40, addresses or networks such as",
        "FORWARDED_HEADER, x-real-ip, x-forwarded-for or forwarded",
        "ALLOWED_ORIGINS, meet.example.org, origins such as https://",
        "GRACE_SECONDS, 3601, a whole number of seconds from 0 to 3600",
        "KNOCK_SECONDS, 4, a whole number of seconds from 5 to 3600",
        "TURN_TTL_SECONDS, 9, a whole number of seconds from 10 to 604800",
        "MAX_PARTICIPANTS, 101, a whole number from 2 to 100",
        "PARLEY_DATA, /dev/null/x, a folder",
        "ACCOUNTS, maybe, 'one of off, admin (you make them), open (everybody may make one)'",
        "GUESTS, perhaps, on or off",
        "OIDC_NEW_ACCOUNTS, some, on or off",
        "OIDC_ISSUER, https://login.example.org, what the provider calls Parley",
        "OIDC_CLIENT_ID, parley, the URL of an OpenID provider",
        "LOG_LEVEL, loud, 'one of error, warn, info, debug'"
    })
    void a_wrong_value_is_named_with_its_origin_and_what_is_allowed(String variable, String value, String allowed) {
        assertThatThrownBy(() -> read(Map.of(), Map.of(variable, value), null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the environment variable " + variable)
                .hasMessageContaining("\"" + value + "\"")
                .hasMessageContaining(allowed);
    }

    @Test
    void an_openid_provider_needs_its_client_id_and_accounts() throws Exception {
        Map<String, String> oidc = new HashMap<>(Map.of(
                "OIDC_ISSUER",
                "https://login.example.org/realms/parley",
                "TOKEN_KEY",
                "00ff".repeat(16),
                "DATABASE_URL",
                "postgresql://db.example.org/parley"));
        assertThatThrownBy(() -> read(Map.of(), oidc, null)).hasMessageContaining("needed with OIDC_ISSUER");
        oidc.put("OIDC_CLIENT_ID", "parley");
        assertThatThrownBy(() -> read(Map.of(), oidc, null)).hasMessageContaining("Set WEBSOCKET_URL");
        oidc.put("WEBSOCKET_URL", "wss://a..b");
        assertThatThrownBy(() -> read(Map.of(), oidc, null)).hasMessageContaining("the URL under which people reach");
        oidc.put("WEBSOCKET_URL", "wss://meet.example.org/");
        assertThatThrownBy(() -> read(Map.of(), oidc, null))
                .hasMessageContaining("Set ACCOUNTS to admin or open")
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.setting()).isEqualTo(Setting.OIDC_ISSUER));
        oidc.put("ACCOUNTS", "admin");
        assertThat(read(Map.of(), oidc, null).accounts().oidc())
                .isEqualTo(new OidcSettings(
                        new OidcProvider("https://login.example.org/realms/parley", "parley", "login.example.org"),
                        URI.create("wss://meet.example.org"),
                        false));
        oidc.putAll(Map.of("OIDC_NAME", "Example", "OIDC_NEW_ACCOUNTS", "on"));
        assertThat(read(Map.of(), oidc, null).accounts().oidc())
                .isEqualTo(new OidcSettings(
                        new OidcProvider("https://login.example.org/realms/parley", "parley", "Example"),
                        URI.create("wss://meet.example.org"),
                        true));
        oidc.remove("OIDC_ISSUER");
        assertThatThrownBy(() -> read(Map.of(), oidc, null)).hasMessageContaining("needed with OIDC_CLIENT_ID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login.example.org",
                "http://login.example.org",
                "https://login.example.org/?a=b",
                "https://login.example.org/#a",
                "https://a:b@login.example.org",
                "file:///etc/passwd"
            })
    void an_issuer_is_an_https_url(String issuer) {
        assertThatThrownBy(() -> read(Map.of(), Map.of("OIDC_ISSUER", issuer, "OIDC_CLIENT_ID", "parley"), null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the environment variable OIDC_ISSUER")
                .hasMessageContaining("the URL of an OpenID provider");
    }

    @Test
    void proxies_are_addresses_and_networks() throws Exception {
        var proxies = read(
                        Map.of(),
                        Map.of("TRUSTED_PROXIES", "127.0.0.1, fd00::/8", "FORWARDED_HEADER", "Forwarded"),
                        null)
                .server()
                .sockets()
                .proxies();
        assertThat(proxies.ranges()).hasSize(2);
        assertThat(proxies.header()).isEqualTo(TrustedProxies.Header.FORWARDED);
    }

    @Test
    void a_certificate_without_its_key_and_the_other_way_round_are_refused() {
        for (String alone : new String[] {"TLS_CERTIFICATE", "TLS_KEY"}) {
            assertThatThrownBy(() -> read(Map.of(), Map.of(alone, "x.pem"), null))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("needed with TLS_");
        }
    }

    @Test
    void files_that_cannot_serve_are_named_with_where_they_were_set() {
        Map<String, String> files = Map.of("TLS_CERTIFICATE", "/no/such.pem", "TLS_KEY", "/no/such.key");
        assertThatThrownBy(() -> read(Map.of(), files, null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the environment variable TLS_CERTIFICATE")
                .hasMessageContaining("There is no file /no/such.pem");
    }

    @Test
    void turn_servers_without_their_secret_are_refused() {
        assertThatThrownBy(() -> read(Map.of(), Map.of("TURN_SERVERS", "turn:c:3478"), null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("turn-secret");
    }

    @Test
    void a_wrong_secret_is_not_shown() {
        String secret = "x".repeat(2_000);
        assertThatThrownBy(() -> read(Map.of(), Map.of("TURN_SECRET", secret), null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("TURN_SECRET")
                .hasMessageNotContaining(secret);
    }

    @Test
    void without_a_word_there_are_no_accounts_and_nothing_is_kept() throws Exception {
        assertThat(read(Map.of(Setting.DATA, folder.toString()), Map.of(), null).accounts())
                .isNull();
        assertThat(folder.resolve("token.key")).doesNotExist();
    }

    @Test
    void accounts_are_kept_in_the_data_folder_and_their_key_stays_the_same() throws Exception {
        Map<Setting, String> flags = Map.of(Setting.DATA, folder.toString(), Setting.ACCOUNTS, "open");
        AccountSettings first = read(flags, Map.of(), null).accounts();
        AccountSettings second = read(flags, Map.of(), null).accounts();
        assertThat(first.database()).isEqualTo(DatabaseAddress.Sqlite.in(folder));
        assertThat(first.registration()).isTrue();
        assertThat(first.tokenKey().getEncoded()).hasSize(32);
        assertThat(first.tokenKey()).isEqualTo(second.tokenKey());
        assertThat(read(flags, Map.of("TOKEN_KEY", "00ff".repeat(16)), null)
                        .accounts()
                        .tokenKey())
                .isNotEqualTo(first.tokenKey());
    }

    @Test
    void with_a_database_and_a_key_no_folder_is_needed() throws Exception {
        Configuration configuration = read(
                Map.of(),
                Map.of(
                        "ACCOUNTS", "admin",
                        "DATABASE_URL", "postgresql://ada:s3cret@db/parley",
                        "TOKEN_KEY", "5ec2e7".repeat(11)),
                null);
        assertThat(configuration.accounts().registration()).isFalse();
        assertThat(configuration.toString())
                .contains("jdbc:postgresql://db/parley")
                .doesNotContain("s3cret", "5ec2e7", "94, -62");
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOUNTS=open,                                            --data DIR",
        "ACCOUNTS=open DATABASE_URL=postgresql://db/parley,        TOKEN_KEY",
        "GUESTS=off,                                               nobody could come in",
        "GUESTS=off SERVER_TOKEN=bot SERVER_PASSWORD=pw,           is for guests",
        "ACCOUNTS=open DATABASE_URL=mysql://ada:s3cret@db/parley,  DATABASE_URL is not usable"
    })
    void what_does_not_go_together_is_explained(String settings, String explanation) {
        Map<String, String> environment = Arrays.stream(settings.split(" "))
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
        assertThatThrownBy(() -> read(Map.of(), environment, null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(explanation)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void the_grace_period_is_told_in_seconds() throws Exception {
        assertThat(read(Map.of(), Map.of(), null).server().rooms().graceMillis())
                .isEqualTo(30_000);
        assertThat(read(Map.of(), Map.of(), file("grace-seconds=0\n"))
                        .server()
                        .rooms()
                        .graceMillis())
                .isZero();
    }

    @Test
    void an_unknown_name_in_the_file_is_refused() throws Exception {
        Path file = file("prot=8443\n");
        assertThatThrownBy(() -> read(Map.of(), Map.of(), file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("prot")
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_missing_file_is_refused() {
        assertThatThrownBy(() -> read(Map.of(), Map.of(), folder.resolve("missing")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void an_unknown_option_is_a_usage_error() {
        CommandLine command = new CommandLine(new ServerCommand(Map.of()));
        command.setErr(new java.io.PrintWriter(new java.io.StringWriter()));
        assertThat(command.execute("--prot", "1")).isEqualTo(2);
    }

    @Test
    void help_names_every_setting() {
        String help = new CommandLine(new ServerCommand(Map.of())).getUsageMessage();
        for (Setting setting : Setting.values()) {
            assertThat(help).contains(setting.key());
        }
    }
}
