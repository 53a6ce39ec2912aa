package dev.parley.installers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each threat in {@code docs/security.md} names a test, and each test that is named is there. */
class SecurityPageTest {
    private static final Path ROOT =
            Path.of(System.getProperty("parley.root")).toAbsolutePath().normalize();

    /** A row of a table of threats: three cells, the last one with the tests. */
    private static final Pattern THREAT = Pattern.compile("(?m)^\\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");

    private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    private static List<MatchResult> threats() throws IOException {
        return THREAT.matcher(Files.readString(ROOT.resolve("docs/security.md")))
                .results()
                .filter(row -> !row.group(1).equals("Threat") && !row.group(1).startsWith("---"))
                .toList();
    }

    /** The sources of all test classes, by their names. */
    private static Map<String, String> tests() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(SecurityPageTest::classes)
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            SecurityPageTest::source,
                            (one, other) -> one + other));
        }
    }

    private static Stream<Path> classes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith("Test.java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String source(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void each_threat_names_a_test() throws IOException {
        assertThat(threats()).hasSizeGreaterThan(25);
        assertThat(threats().stream().filter(row -> !TEST.matcher(row.group(3)).find()))
                .extracting(MatchResult::group)
                .isEmpty();
    }

    @Test
    void each_test_that_is_named_is_there() throws IOException {
        Map<String, String> tests = tests();
        assertThat(threats().stream()
                        .map(row -> row.group(3))
                        .flatMap(cell -> TEST.matcher(cell).results())
                        .filter(named -> !isThere(named, tests::get)))
                .extracting(MatchResult::group)
                .isEmpty();
    }

    private static boolean isThere(MatchResult named, Function<String, String> sources) {
        String source = sources.apply(named.group(1));
        String method = named.group(2);
        return source != null && (method == null || source.contains("void " + method + "("));
    }
}
