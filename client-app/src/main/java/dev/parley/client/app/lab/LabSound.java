package dev.parley.client.app.lab;

import dev.parley.client.app.process.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A PulseAudio of the lab's own: a speaker that nobody hears, and a microphone into which a tone sounds without a pause. The tone is
 * played into a null sink, since {@code module-sine-source} gives it in bursts of seconds.
 */
public final class LabSound implements AutoCloseable {
    private static final long START_MS = 20_000;
    private static final long POLL_MS = 50;

    private final Path folder;
    private final Process process;

    private LabSound(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Why it cannot run here, as a sentence; empty if it can. */
    public static Optional<String> problem() {
        return NetworkLab.isInstalled("pulseaudio")
                ? Optional.empty()
                : Optional.of("PulseAudio is missing. On Debian: apt-get install pulseaudio");
    }

    /** Starts it and waits until it listens. */
    public static LabSound start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("parley-sound");
        Process process = pulseAudio(
                        folder,
                        List.of(
                                "module-null-sink sink_name=speaker",
                                "module-null-sink sink_name=mouth",
                                "module-remap-source master=mouth.monitor source_name=voice",
                                "module-sine sink=mouth frequency=440"))
                .start();
        LabSound sound = new LabSound(folder, process);
        try {
            sound.awaitSocket();
            return sound;
        } catch (IOException | InterruptedException e) {
            sound.close();
            throw e;
        }
    }

    /**
     * A PulseAudio that knows nothing of the user's own.
     *
     * @param folder where it keeps its files and writes its {@code log}
     * @param devices modules with their arguments
     */
    public static ProcessBuilder pulseAudio(Path folder, List<String> devices) {
        List<String> command = new ArrayList<>(List.of("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1"));
        command.addAll(List.of("-L", "module-native-protocol-unix auth-anonymous=1 socket=" + socket(folder)));
        devices.forEach(device -> command.addAll(List.of("-L", device)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        for (String variable : List.of("HOME", "XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH", "XDG_CONFIG_HOME")) {
            builder.environment().put(variable, folder.toString());
        }
        return builder;
    }

    private void awaitSocket() throws IOException, InterruptedException {
        for (long waited = 0; !Files.exists(socket(folder)); waited += POLL_MS) {
            if (waited > START_MS || !process.isAlive()) {
                throw new IOException("PulseAudio does not start: " + Files.readString(folder.resolve("log")));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }

    /** Where the one of that folder listens. */
    public static Path socket(Path folder) {
        return folder.resolve("native");
    }

    /** The command line before that of a process that is to use it. */
    public List<String> wrapper() {
        return List.of("env", "PULSE_SERVER=unix:" + socket(folder), "PULSE_SINK=speaker", "PULSE_SOURCE=voice");
    }

    @Override
    public void close() {
        process.destroyForcibly();
        TemporaryFiles.delete(folder);
    }
}
