package dev.parley.server.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.net.PlainServer;
import dev.parley.server.net.TestClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** More sockets than the process has file descriptors: the library stops listening for good, the server does not. */
@EnabledOnOs(OS.LINUX)
class FileDescriptorsTest {
    private static final int DESCRIPTORS = 160;
    private static final int SOCKETS = 200;

    @Test
    void a_crowd_of_sockets_closes_the_library_for_ever_but_not_the_server() throws Exception {
        try (ServerProcess plain = ServerProcess.readyWithDescriptors(DESCRIPTORS, PlainServer.class.getName())) {
            crowd(plain);
            Awaitility.await()
                    .atMost(ServerProcess.PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .until(() -> !accepts(plain));
        }
        try (ServerProcess server = ServerProcess.readyWithDescriptors(
                DESCRIPTORS, ServerMain.class.getName(), "--port", "0", "--http-port", "0")) {
            crowd(server);
            Awaitility.await()
                    .atMost(ServerProcess.PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .ignoreExceptions()
                    .untilAsserted(() -> TestClient.welcomed(server.url()).vanish());
            assertThat(server.errors()).contains("Too few file descriptors");
        }
    }

    private static void crowd(ServerProcess server) throws IOException {
        List<Socket> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < SOCKETS; i++) {
                crowd.add(connect(server));
            }
        } catch (IOException full) {
            assertThat(crowd).hasSizeGreaterThan(DESCRIPTORS / 2);
        } finally {
            for (Socket socket : crowd) {
                socket.close();
            }
        }
    }

    private static boolean accepts(ServerProcess server) {
        try (Socket probe = connect(server)) {
            return probe.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static Socket connect(ServerProcess server) throws IOException {
        return new Socket(
                InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort());
    }
}
