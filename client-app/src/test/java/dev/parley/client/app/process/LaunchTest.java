package dev.parley.client.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Benchmarks measure what people start. */
class LaunchTest {
    @Test
    void the_server_runs_with_the_options_that_the_launcher_script_gives_it() throws IOException {
        Path script = Path.of(System.getProperty("parley.root"), "parley");
        assertThat(Files.readString(script)).contains("server_jvm=\"" + String.join(" ", Launch.SERVER_OPTIONS) + "\"");
        assertThat(Launch.command(List.of("server", "--port", "0"))).containsSubsequence(Launch.SERVER_OPTIONS);
    }
}
