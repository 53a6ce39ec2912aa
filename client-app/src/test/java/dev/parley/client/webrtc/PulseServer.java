package dev.parley.client.webrtc;

import static org.awaitility.Awaitility.await;

import dev.parley.client.app.lab.LabSound;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A PulseAudio of the test's own, with the devices that the test wants and no others. */
public final class PulseServer implements AutoCloseable {
    /** Of 48,000 samples a second, 2 bytes each. */
    private static final int HALF_A_SECOND = 48_000;

    private final Path folder;
    private final Process process;

    private PulseServer(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Empty if it can be started here, else a sentence that says what is missing. */
    public static Optional<String> problem() {
        boolean installed = prints(Map.of(), "pulseaudio", "--version").contains("pulseaudio")
                && prints(Map.of(), "pactl", "--version").contains("pactl");
        return installed
                ? Optional.empty()
                : Optional.of("PulseAudio is missing. On Debian: apt-get install pulseaudio pulseaudio-utils");
    }

    /** Starts it; {@code devices} are modules with their arguments. */
    public static PulseServer start(Path folder, List<String> devices) throws IOException {
        PulseServer server =
                new PulseServer(folder, LabSound.pulseAudio(folder, devices).start());
        await("PulseAudio answers").until(() -> server.lists("sinks").contains("null"));
        return server;
    }

    /** For a process that shall use this server. */
    public Map<String, String> environment() {
        return environment(folder);
    }

    /** For a process that shall use the server that is started in this folder some time. */
    public static Map<String, String> environment(Path folder) {
        return Map.of("PULSE_SERVER", "unix:" + LabSound.socket(folder), "HOME", folder.toString());
    }

    /** One line each: {@code sinks}, {@code sink-inputs} (who plays), {@code source-outputs} (who records). */
    public String lists(String what) {
        return prints(environment(), "pactl", "list", "short", what);
    }

    /** How loud what this sink plays is for half a second: the root mean square, full scale being 1. */
    double loudness(String sink) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "parec",
                        "--raw",
                        "--format=s16le",
                        "--rate=48000",
                        "--channels=1",
                        "--device=" + sink + ".monitor")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment());
        Process recorder = builder.start();
        try {
            ShortBuffer samples = ByteBuffer.wrap(recorder.getInputStream().readNBytes(HALF_A_SECOND))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer();
            double squares = 0;
            for (int i = 0; i < samples.limit(); i++) {
                squares += Math.pow(samples.get(i) / 32768.0, 2);
            }
            return Math.sqrt(squares / Math.max(1, samples.limit()));
        } finally {
            recorder.destroy();
        }
    }

    /** Whether a program records anything; what modules do among themselves does not count. */
    public boolean isRecorded() {
        return lists("source-outputs").contains("protocol-native.c");
    }

    /** Loads a module with its arguments and gives back its number. */
    public String load(String... moduleAndArguments) {
        String[] command = new String[moduleAndArguments.length + 2];
        command[0] = "pactl";
        command[1] = "load-module";
        System.arraycopy(moduleAndArguments, 0, command, 2, moduleAndArguments.length);
        String number = prints(environment(), command).strip();
        if (number.isEmpty()) {
            throw new IllegalStateException("PulseAudio does not load " + String.join(" ", moduleAndArguments));
        }
        return number;
    }

    /** As if it were pulled out. */
    public void unload(String number) {
        prints(environment(), "pactl", "unload-module", number);
    }

    /** Another device is the default one. */
    public void setDefault(String kind, String name) {
        prints(environment(), "pactl", "set-default-" + kind, name);
    }

    /** Plays white noise into a sink until the process is ended. */
    public Process makeNoise(String sink) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "pacat", "--device=" + sink, "--raw", "--format=s16le", "--channels=1", "--rate=48000")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment());
        Process player = builder.start();
        byte[] second = new byte[96_000];
        Random random = new Random(4711);
        for (int i = 0; i < second.length; i += 2) {
            int sample = (int) (random.nextGaussian() * 1_500);
            second[i] = (byte) sample;
            second[i + 1] = (byte) (sample >> 8);
        }
        Thread.ofPlatform().name("noise").daemon(true).start(() -> {
            try (OutputStream out = player.getOutputStream()) {
                while (player.isAlive()) {
                    out.write(second);
                }
            } catch (IOException e) {
                // It was ended.
            }
        });
        return player;
    }

    /** What is recorded from a source, mono at {@link Heard#SAMPLE_RATE}. */
    public Heard hear(String source) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "parec",
                        "--device=" + source,
                        "--raw",
                        "--format=s16le",
                        "--channels=1",
                        "--latency-msec=50",
                        "--rate=" + Heard.SAMPLE_RATE)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment());
        Process recorder = builder.start();
        try {
            return new Heard(recorder.getInputStream().readNBytes(Heard.BYTES));
        } finally {
            recorder.destroyForcibly();
        }
    }

    /** Ends it as a crash does. */
    public void kill() {
        process.destroyForcibly();
        await("PulseAudio ends").until(() -> !process.isAlive());
    }

    /** It neither answers nor ends until {@link #goOn}. */
    public void stand() {
        signal("-STOP");
    }

    public void goOn() {
        signal("-CONT");
    }

    private void signal(String signal) {
        prints(Map.of(), "kill", signal, Long.toString(process.pid()));
    }

    private static String prints(Map<String, String> environment, String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(environment);
            return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        process.destroy();
        await("PulseAudio ends").atMost(Person.LONG).until(() -> !process.isAlive());
    }
}
