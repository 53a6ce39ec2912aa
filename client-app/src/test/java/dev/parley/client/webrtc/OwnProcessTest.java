package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.TestMain;
import dev.parley.client.core.LinkCommand;
import dev.parley.client.media.MediaSettings;
import dev.parley.protocol.IceServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What needs a process of its own: how one ends, and how one fares without a network. */
@Needs(Need.MEDIA_LIBRARY)
class OwnProcessTest {
    private static final String TONE = MediaSettings.Microphone.TONE.name();

    @Test
    void a_process_that_closed_its_stack_in_a_call_ends_by_itself_and_in_silence() throws Exception {
        assertThat(run(List.of(), Callers.class, TONE)).isEqualTo("connected\n");
    }

    @Test
    void a_process_that_closes_while_everything_starts_ends_by_itself() throws Exception {
        assertThat(run(Hurried.class)).isEqualTo("closed\n");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
    void an_engine_that_fails_at_the_last_step_frees_what_it_had_started() throws Exception {
        assertThat(run(HalfStarted.class)).isEqualTo("running: 3\nafter a failure: none\n");
    }

    @Test
    void servers_that_the_library_would_die_of_are_left_out() throws Exception {
        assertThat(run(OddServers.class)).isEqualTo("connected\n");
    }

    @Test
    void people_on_a_computer_without_a_network_meet() throws Exception {
        List<String> withoutNetwork = List.of("unshare", "-rn", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh");
        Assumptions.assumeTrue(
                works(withoutNetwork), "This system lets nobody make a network namespace (unshare -rn, ip link).");
        assertThat(run(withoutNetwork, Callers.class, TONE)).isEqualTo("connected\n");
    }

    private static boolean works(List<String> prefix) throws InterruptedException {
        try {
            return new ProcessBuilder(command(prefix, List.of("true"))).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> command(List<String> prefix, List<String> rest) {
        return Stream.concat(prefix.stream(), rest.stream()).toList();
    }

    /** Closes at once. */
    static final class Hurried {
        public static void main(String[] args) {
            try (Person ada = new Person("Ada", 640, 360)) {
                ada.stack.prepare();
            }
            System.out.println("closed");
            NativeLibrary.quietExit();
        }
    }

    /** Counts the library's threads while an engine runs, and after one could not open its microphone. */
    static final class HalfStarted {
        public static void main(String[] args) throws IOException {
            Engine engine = new Engine(false, new Microphone.Kind.None());
            System.out.println("running: " + mediaThreads());
            engine.dispose();
            Microphone.Kind missing = null;
            try {
                new Engine(false, missing).dispose();
            } catch (NullPointerException e) {
                // Linux lists a thread for a moment after it was joined.
                await().until(() -> mediaThreads() == 0);
                System.out.println("after a failure: none");
            }
            NativeLibrary.quietExit();
        }

        private static long mediaThreads() throws IOException {
            try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
                return threads.filter(HalfStarted::isMedia).count();
            }
        }

        private static boolean isMedia(Path thread) {
            try {
                return Files.readString(thread.resolve("comm")).startsWith("webrtc_jni_");
            } catch (IOException e) {
                return false; // it has ended meanwhile
            }
        }
    }

    /** Is told of unusable STUN and TURN servers, and of a usable one that does not exist, and connects all the same. */
    static final class OddServers {
        public static void main(String[] args) {
            try (Person ada = new Person("Ada", 640, 360);
                    Person bob = new Person("Bob", 640, 360)) {
                ada.prepare();
                bob.prepare();
                Person.introduce(ada, bob, 1);
                List<IceServer> servers = List.of(
                        new IceServer(List.of("turn:127.0.0.1:1"), "", ""),
                        new IceServer(List.of("stun:", "stun:[::1", "turn:x?transport=sctp"), "name", "word"),
                        new IceServer(List.of("stuns:[::1]:1", "turns:a.invalid?transport=tcp"), "name", "word"));
                ada.execute(new LinkCommand.Open(servers, false, true));
                bob.open(false);
                ada.execute(new LinkCommand.MakeOffer(false));
                ada.awaitCall();
                System.out.println("connected");
            }
            NativeLibrary.quietExit();
        }
    }

    private static String run(Class<?> main) throws IOException, InterruptedException {
        return run(List.of(), main);
    }

    /** Runs a main class, whose standard input is empty, to its end and returns what it printed to standard output. */
    private static String run(List<String> prefix, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(prefix, TestMain.command(List.of(), main, arguments)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            assertThat(ended).as("%s ended by itself", main.getSimpleName()).isTrue();
            assertThat(process.exitValue()).isZero();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
