package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class PulseSocketTest {
    @TempDir
    private Path folder;

    @Test
    void a_server_in_the_runtime_folder_answers() throws IOException {
        Files.createDirectory(folder.resolve("pulse"));
        try (ServerSocketChannel server = listen(folder.resolve("pulse/native"))) {
            assertThat(server.isOpen()).isTrue();
            assertThat(PulseSocket.answers(Map.of("XDG_RUNTIME_DIR", folder.toString())))
                    .isTrue();
        }
    }

    @Test
    void a_server_linked_from_the_home_folder_answers() throws IOException {
        Path runtime = Files.createDirectories(folder.resolve(".config/pulse/0123-runtime"));
        try (ServerSocketChannel server = listen(runtime.resolve("native"))) {
            assertThat(server.isOpen()).isTrue();
            assertThat(PulseSocket.answers(Map.of("HOME", folder.toString()))).isTrue();
        }
    }

    @Test
    void a_socket_that_nobody_serves_any_more_does_not_answer() throws IOException {
        Path socket = folder.resolve("native");
        listen(socket).close();
        assertThat(Files.exists(socket)).isTrue();
        assertThat(PulseSocket.answers(Map.of("PULSE_SERVER", "unix:" + socket)))
                .isFalse();
    }

    @Test
    void a_server_on_another_machine_is_taken_at_its_word() {
        assertThat(PulseSocket.answers(Map.of("PULSE_SERVER", "tcp:192.0.2.1:4713")))
                .isTrue();
    }

    private static ServerSocketChannel listen(Path socket) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        return server;
    }
}
