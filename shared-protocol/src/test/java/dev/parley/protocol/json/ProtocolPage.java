package dev.parley.protocol.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** {@code docs/protocol.md}: its text and its examples. */
final class ProtocolPage {
    private static final Pattern BLOCK =
            Pattern.compile("^```json ?(\\w*)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private ProtocolPage() {}

    /**
     * A fenced block.
     *
     * @param sender client, server or peer
     */
    record Sample(String sender, String json) {}

    static String text() {
        try {
            return Files.readString(path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Sample> samples() {
        return BLOCK.matcher(text())
                .results()
                .map(m -> new Sample(m.group(1), m.group(2).strip()))
                .toList();
    }

    /** Maven runs tests in the module's folder, an IDE often in the project's. */
    private static Path path() {
        Path here = Path.of("docs", "protocol.md").toAbsolutePath();
        return Files.exists(here) ? here : Path.of("..", "docs", "protocol.md").toAbsolutePath();
    }
}
