package dev.parley.server.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.net.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        "ALLOWED_ORIGINS, meet.example.org, origins such as https://",
        "GRACE_SECONDS, 3601, a whole number of seconds from 0 to 3600",
        "TURN_TTL_SECONDS, 9, a whole number of seconds from 10 to 604800",
        "MAX_PARTICIPANTS, 101, a whole number from 2 to 100",
        "PARLEY_DATA, /dev/null/x, a folder",
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
