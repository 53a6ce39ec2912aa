package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            headless                                                         | Missing required
            headless --name Ada                                              | --room=ID-OR-LINK
            headless --name Ada --room lusab-babad-gutih --create Standup    | mutually exclusive
            headless --name Ada --room nonsense                              | A room id looks like
            headless --name Ada --room http://example.org/x                  | This is not a Parley meeting link.
            headless --name Ada --create Standup --server http://x           | takes an address like ws://
            headless --name Ada --create Standup --server 127.0.0.1:8460     | takes an address like ws://
            headless --name Ada --create Standup --size big                  | write it like 1280x720
            headless --name Ada --create Standup --size 9000x10              | width must be 320 to 1920
            headless --name Ada --create Standup --fps 0                     | frame rate must be 1 to 60
            headless --name Ada --create Standup --camera film.mp4           | A file as a source is not available
            headless --name Ada --create Standup --mic song.wav              | A file as a source is not available
            headless --name Ada --create Standup --ice some                  | takes all or relay
            headless --name Ada --create Standup --stun example.org          | takes stun:HOST:PORT
            headless --name Ada --create Standup --turn turn:example.org     | takes turn:HOST:PORT,USER,PASSWORD
            headless --name Ada --create Standup --turn-certificates none    | takes checked or any
            headless --name Ada --create Standup --window large              | write it like 1280x720
            headless --name Ada --create Standup --record film.mp4           | not available in this version
            headless --name Ada --create Standup --pings -1                  | must be 0 to
            headless --name Ada --create Standup --dance                     | Unknown option
            demo --people 1                                                  | takes 2 to 10
            bench speed                                                      | There are: join, four, heal
            bench mesh --only dance                                          | has no section 'dance'. There are: browser
            bench heal --only link3,browser                                  | has no section 'browser'. There are: link3
            bench server --only link3                                        | has no section 'link3'. There are: relay, idle
            bench ui --only link3                                            | has no section 'link3'. There are: start, tiles
            bench mesh --only long --minutes 0                               | --minutes must be 1 or more
            bench heal --rounds 0                                            | --rounds must be 1 or more
            bench                                                            | Missing required parameter
            dance                                                            | neither a command nor a meeting link
            """)
    void a_wrong_command_line_is_explained_and_ends_with_2(String line, String explanation) {
        assertThat(run(line.strip().split(" +"))).isEqualTo(2);
        assertThat(errors()).contains(explanation.strip());
        assertThat(out.size()).isZero();
    }

    @Test
    void a_name_with_control_characters_is_refused() {
        assertThat(run("headless", "--create", "Standup", "--name", "A\u0007da"))
                .isEqualTo(2);
        assertThat(errors()).contains("control characters");
    }

    @ParameterizedTest
    @CsvSource({"help", "--help", "-h", "--version", "headless --help", "demo --help", "bench --help", "doctor --help"})
    void help_goes_to_standard_output_and_ends_with_0(String line) {
        assertThat(run(line.split(" "))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).containsIgnoringCase("parley");
        assertThat(errors.size()).isZero();
    }

    /** It prints to the process's own output. */
    @Test
    void the_servers_help_names_the_command_as_it_is_called() {
        PrintStream before = System.out;
        System.setOut(stream(out));
        try {
            assertThat(run("server", "--help")).isZero();
        } finally {
            System.setOut(before);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Usage: parley server ");
    }

    @Test
    void every_option_of_the_contract_is_known() {
        run("headless", "--help");
        String help = out.toString(StandardCharsets.UTF_8);
        Stream.of(
                        "--server",
                        "--room",
                        "--create",
                        "--name",
                        "--password",
                        "--token",
                        "--camera",
                        "--size",
                        "--fps",
                        "--mic",
                        "--processing",
                        "--view",
                        "--say",
                        "--ice",
                        "--stun",
                        "--turn",
                        "--turn-certificates",
                        "--pings",
                        "--seconds",
                        "--json")
                .forEach(option -> assertThat(help).contains(option));
    }

    private int run(String... args) {
        return Main.run(stream(out), stream(errors), args);
    }

    private String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
