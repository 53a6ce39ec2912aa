package dev.parley.server.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said over a real datagram socket, read by another program. */
@EnabledOnOs(OS.LINUX)
class SystemdTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void needs_python() {
        Listener.assumeItCanBe();
    }

    private static Systemd at(String socket, String... more) {
        Map<String, String> environment = new HashMap<>(Map.of("NOTIFY_SOCKET", socket));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return Systemd.of(environment, 42);
    }

    @Test
    void a_service_says_that_it_is_ready_alive_and_stopping() throws Exception {
        String path = folder.resolve("notify").toString();
        try (Listener listener = new Listener(path)) {
            Systemd systemd = at(path);
            systemd.ready();
            assertThat(listener.heard()).startsWith("READY=1\n");
            systemd.alive();
            assertThat(listener.heard()).isEqualTo("WATCHDOG=1");
            systemd.stopping(Duration.ofSeconds(7));
            assertThat(listener.heard()).startsWith("STOPPING=1\n").endsWith("\nEXTEND_TIMEOUT_USEC=7000000");
        }
    }

    @Test
    void an_abstract_name_is_reached_too() throws Exception {
        String name = "@parley-test-" + ProcessHandle.current().pid();
        try (Listener listener = new Listener(name)) {
            at(name).alive();
            assertThat(listener.heard()).isEqualTo("WATCHDOG=1");
        }
    }

    @Test
    void the_watchdog_beats_as_long_as_the_server_works() throws Exception {
        String path = folder.resolve("notify").toString();
        try (Listener listener = new Listener(path);
                Watchdog watchdog = Watchdog.start(at(path, "WATCHDOG_USEC", "20000"), () -> true)) {
            assertThat(watchdog).isNotNull();
            assertThat(listener.heard()).isEqualTo("WATCHDOG=1");
            assertThat(listener.heard()).isEqualTo("WATCHDOG=1");
        }
    }

    @Test
    void a_server_that_does_not_work_is_not_said_to() throws Exception {
        String path = folder.resolve("notify").toString();
        Systemd systemd = at(path, "WATCHDOG_USEC", "20000");
        CountDownLatch asked = new CountDownLatch(3);
        try (Listener listener = new Listener(path);
                Watchdog watchdog = Watchdog.start(systemd, () -> {
                    asked.countDown();
                    return false;
                })) {
            assertThat(watchdog).isNotNull();
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            systemd.ready();
            assertThat(listener.heard()).as("the first word").startsWith("READY=1");
        }
    }

    @Test
    void nobody_at_the_socket_does_no_harm() {
        at(folder.resolve("nobody").toString()).ready();
    }

    @ParameterizedTest
    @CsvSource({"20000000, 42, 20", "20000000, , 20", "20000000, 43, ", "0, 42, ", "x, 42, ", ", 42, "})
    void only_the_own_watchdog_counts(String micros, String pid, Long seconds) {
        Map<String, String> environment = new HashMap<>(Map.of("NOTIFY_SOCKET", "/run/x"));
        if (micros != null) {
            environment.put("WATCHDOG_USEC", micros);
        }
        if (pid != null) {
            environment.put("WATCHDOG_PID", pid);
        }
        assertThat(Systemd.of(environment, 42)
                        .watchdog()
                        .map(Duration::toSeconds)
                        .orElse(null))
                .isEqualTo(seconds);
    }

    @Test
    void without_systemd_nothing_is_said() {
        Systemd systemd = Systemd.of(Map.of("WATCHDOG_USEC", "1000"), 42);
        systemd.ready();
        assertThat(systemd.watchdog()).isEmpty();
    }
}
