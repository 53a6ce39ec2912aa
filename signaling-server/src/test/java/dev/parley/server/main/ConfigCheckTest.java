package dev.parley.server.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.account.TestProvider;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** {@code --check-config}: what it says, and that it does nothing. */
class ConfigCheckTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int check(Map<String, String> environment, String... options) {
        String[] all = new String[options.length + 1];
        all[0] = "--check-config";
        System.arraycopy(options, 0, all, 1, options.length);
        return new CommandLine(new ServerCommand(environment))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(all);
    }

    @Test
    void it_says_what_the_server_would_run_with_and_from_where() throws Exception {
        Path file = Files.writeString(folder.resolve("server.properties"), "max-participants=7\n");
        assertThat(check(Map.of("HTTP_PORT", "81"), "--config", file.toString(), "--port", "82"))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "port = 82   (the option --port)",
                        "http-port = 81   (the environment variable HTTP_PORT)",
                        "max-participants = 7   (max-participants in the file " + file + ")",
                        "grace-seconds = 30   (the default of grace-seconds)");
        assertThat(errors.toString()).isEmpty();
    }

    @Test
    void it_names_everything_that_is_wrong_at_once() {
        assertThat(check(Map.of("PORT", "x", "LOG_FORMAT", "xml", "GRACE_SECONDS", "-1", "STUN_SERVERS", "stun")))
                .isEqualTo(2);
        assertThat(errors.toString())
                .contains("PORT", "LOG_FORMAT", "GRACE_SECONDS", "STUN_SERVERS")
                .hasLineCount(4);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void what_stays_wrong_at_its_default_ends_the_search() {
        assertThat(check(Map.of("TURN_SERVERS", "turn:a:3478"))).isEqualTo(2);
        assertThat(errors.toString()).contains("static-auth-secret").hasLineCount(1);
    }

    @Test
    void it_makes_neither_folder_nor_key() {
        Path data = folder.resolve("a/b");
        assertThat(check(Map.of("ADMIN_PORT", "0"), "--data", data.toString())).isZero();
        assertThat(data.getParent()).doesNotExist();
    }

    @Test
    void a_folder_that_could_not_be_made_and_keys_that_are_none_are_found() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(check(Map.of(), "--data", file.resolve("data").toString())).isEqualTo(2);
        assertThat(errors.toString()).contains("--data", "a folder this program may create or write to");
        Files.writeString(folder.resolve("ticket.key"), "short");
        assertThat(check(Map.of(), "--data", folder.toString())).isEqualTo(2);
        assertThat(errors.toString()).contains("ticket.key does not hold a key");
        Files.delete(folder.resolve("ticket.key"));
        Files.writeString(folder.resolve("admin.token"), "short");
        assertThat(check(Map.of("ADMIN_PORT", "0"), "--data", folder.toString()))
                .isEqualTo(2);
        assertThat(errors.toString()).contains("admin.token does not hold a token");
    }

    @Test
    void it_asks_the_openid_provider() throws Exception {
        String data = folder.resolve("a").toString();
        String issuer;
        try (TestProvider provider = new TestProvider()) {
            issuer = provider.issuer();
            assertThat(check(from(issuer), "--data", data)).isZero();
            assertThat(out.toString()).contains("oidc-issuer = " + issuer);
        }
        assertThat(check(from(issuer), "--data", data)).isEqualTo(2);
        assertThat(errors.toString())
                .contains("Nobody can come from the OpenID provider now. ", issuer, "does not answer");
        assertThat(folder).isEmptyDirectory();
    }

    private static Map<String, String> from(String issuer) {
        return Map.of(
                "ACCOUNTS",
                "admin",
                "OIDC_CLIENT_ID",
                "parley",
                "OIDC_ISSUER",
                issuer,
                "WEBSOCKET_URL",
                "wss://meet.example.org");
    }

    @ParameterizedTest
    @EnumSource
    void no_secret_is_shown(Setting setting) {
        String value = setting == Setting.TICKET_KEY ? "5ec4e7".repeat(12) : "5ec4e7-5ec4e7-5ec4e7";
        check(Map.of(setting.variable(), value));
        assertThat((out + "" + errors).contains("5ec4e7")).isEqualTo(!setting.isSecret());
    }
}
