package dev.parley.client.webrtc;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where PulseAudio, or PipeWire in its place, listens on Linux. */
final class PulseSocket {
    private PulseSocket() {}

    static boolean answersOrIsNotNeeded() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !linux || answers(System.getenv());
    }

    /** A server on another machine is taken at its word: {@code PULSE_SERVER} was set on purpose. */
    static boolean answers(Map<String, String> environment) {
        String server = environment.getOrDefault("PULSE_SERVER", "");
        if (server.startsWith("tcp") || server.contains("tcp:")) {
            return true;
        }
        return candidates(environment, server).stream().anyMatch(PulseSocket::accepts);
    }

    private static List<Path> candidates(Map<String, String> environment, String server) {
        if (server.startsWith("unix:") || server.startsWith("/")) {
            return List.of(Path.of(server.replaceFirst("^unix:", "")));
        }
        List<Path> paths = new ArrayList<>();
        add(paths, environment.get("PULSE_RUNTIME_PATH"), "native");
        add(paths, environment.get("XDG_RUNTIME_DIR"), "pulse/native");
        paths.add(Path.of("/run/pulse/native"));
        paths.addAll(homeRuntime(environment.get("HOME")));
        return paths;
    }

    private static void add(List<Path> paths, @Nullable String folder, String file) {
        if (folder != null && !folder.isEmpty()) {
            paths.add(Path.of(folder, file));
        }
    }

    /** Without a runtime folder PulseAudio links one from {@code ~/.config/pulse/MACHINE-runtime}. */
    private static List<Path> homeRuntime(@Nullable String home) {
        if (home == null) {
            return List.of();
        }
        try (var entries = Files.newDirectoryStream(Path.of(home, ".config/pulse"), "*-runtime")) {
            List<Path> paths = new ArrayList<>();
            entries.forEach(entry -> paths.add(entry.resolve("native")));
            return paths;
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean accepts(Path socket) {
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            // Connecting a local socket either succeeds or fails at once, unless the backlog is full.
            channel.configureBlocking(false);
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
