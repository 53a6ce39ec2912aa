package dev.parley.server.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.server.systemd.Listener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The unit and the configuration file under {@code installers/systemd}, and a server as systemd would start it. */
@EnabledOnOs(OS.LINUX)
class SystemdUnitTest {
    private static final Path FOLDER = Path.of(System.getProperty("parley.root"), "installers", "systemd");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;

    /** A copy for this computer, whose Java may be elsewhere. */
    private Path unit() throws IOException {
        String unit = Files.readString(FOLDER.resolve("parley-server.service"));
        assertThat(unit).contains("/usr/bin/java");
        return Files.writeString(folder.resolve("parley-server.service"), unit.replace("/usr/bin/java", JAVA));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Path program = Path.of("/usr/bin", command[0]);
        assumeTrue(Files.isExecutable(program), "needs " + command[0] + " (Debian's package systemd)");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void systemd_understands_every_line() throws Exception {
        assertThat(run("systemd-analyze", "verify", unit().toString()))
                .as("warnings")
                .isEmpty();
    }

    @Test
    void its_exposure_is_what_systemd_calls_ok() throws Exception {
        run("systemd-analyze", "security", "--offline=true", "--threshold=20", unit().toString());
    }

    @Test
    void its_options_and_the_lines_of_the_file_are_known_to_the_server() throws Exception {
        List<String> lines = Files.readAllLines(FOLDER.resolve("parley-server.service")).stream()
                .filter(line -> line.startsWith("ExecStart"))
                .toList();
        assertThat(lines).hasSize(2);
        for (String line : lines) {
            List<String> words = new ArrayList<>(Arrays.asList(line.split(" ", -1)));
            List<String> options = words.subList(words.indexOf("-jar") + 2, words.size());
            options.replaceAll(word -> word.replace("%S", folder.toString())
                    .replace(
                            "/etc/parley/server.properties",
                            FOLDER.resolve("server.properties").toString()));
            if (!options.contains("--check-config")) {
                options.add("--check-config");
            }
            int code = new CommandLine(new ServerCommand(Map.of())).execute(options.toArray(String[]::new));
            assertThat(code).as(line).isZero();
        }
    }

    @Test
    void the_lines_that_are_off_show_real_settings_and_their_defaults() throws Exception {
        Properties off = new Properties();
        off.load(Files.newBufferedReader(withoutComments()));
        assertThat(off.stringPropertyNames())
                .hasSizeGreaterThan(8)
                .allSatisfy(key -> assertThat(Setting.ofKey(key)).as(key).isPresent());
        for (Setting setting :
                List.of(Setting.DRAIN_SECONDS, Setting.MAX_PARTICIPANTS, Setting.MAX_CONNECTIONS, Setting.LOG_LEVEL)) {
            assertThat(off.getProperty(setting.key())).as(setting.key()).isEqualTo(setting.standard());
        }
    }

    private Path withoutComments() throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve("server.properties")).stream()
                .map(line -> line.matches("#[a-z-]+=.*") ? line.substring(1) : line)
                .toList();
        return Files.write(folder.resolve("all.properties"), lines);
    }

    @Test
    void a_server_under_systemd_says_ready_alive_and_stopping() throws Exception {
        Listener.assumeItCanBe();
        String path = folder.resolve("notify").toString();
        try (Listener systemd = new Listener(path);
                ServerProcess server = ServerProcess.ready(
                        Map.of("NOTIFY_SOCKET", path, "WATCHDOG_USEC", "2000000"), "--port", "0", "--http-port", "0")) {
            assertThat(systemd.heard()).startsWith("READY=1");
            assertThat(systemd.heard()).isEqualTo("WATCHDOG=1");
            assertThat(systemd.heard()).isEqualTo("WATCHDOG=1");
            server.process.destroy();
            String said = systemd.heard();
            while (said.equals("WATCHDOG=1")) {
                said = systemd.heard();
            }
            assertThat(said).startsWith("STOPPING=1");
            assertThat(server.exitCode()).isEqualTo(143);
        }
    }
}
