package dev.parley.client.app.doctor;

import dev.parley.client.app.process.Launch;
import dev.parley.client.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The doctor again in a process of its own: drivers, sound systems and servers that misbehave can hang the media library or end
 * its process, which must not be the one that reports.
 *
 * @param lines what it printed
 * @param ended by itself, within {@value #SECONDS} seconds
 */
record Probe(List<String> lines, boolean ended) {
    static final long SECONDS = 20;

    /** With these options of {@code parley doctor}; it says what it finds in the language spoken here. */
    static Probe run(String... options) throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("doctor", "--language", Texts.language().name()));
        arguments.addAll(List.of(options));
        Path output = Files.createTempFile("parley-doctor", ".txt");
        try {
            boolean ended = ends(new ProcessBuilder(Launch.command(arguments))
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
            return new Probe(Files.readAllLines(output, StandardCharsets.UTF_8), ended);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Nothing of it is left afterwards, also when nobody wants to know any more. */
    static boolean ends(Process child) throws InterruptedException {
        try {
            return child.waitFor(SECONDS, TimeUnit.SECONDS);
        } finally {
            child.destroyForcibly();
        }
    }
}
