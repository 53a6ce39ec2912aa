package dev.parley.installers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks that concern every file of the repository. */
class RepositoryTest {
    private static final Path ROOT =
            Path.of(System.getProperty("parley.root")).toAbsolutePath().normalize();
    private static final Set<String> SKIPPED_FOLDERS = Set.of("target", ".git", ".idea", ".vscode", ".cifuzz-corpus");

    /** Written in words, so that this file does not name them either. */
    private static final List<String> REGISTRY_HOSTS = Stream.of(
                    "repo maven apache org",
                    "repo1 maven org",
                    "central sonatype com",
                    "oss sonatype org",
                    "plugins gradle org",
                    "jitpack io",
                    "registry npmjs org",
                    "registry yarnpkg com",
                    "pypi org",
                    "files pythonhosted org",
                    "deb debian org",
                    "archive ubuntu com",
                    "index crates io",
                    "proxy golang org",
                    "registry hub docker com")
            .map(words -> words.replace(' ', '.'))
            .toList();

    private static final Pattern MARKDOWN_LINK = Pattern.compile("\\]\\(([^)\\s]+)(?:\\s+\"[^\"]*\")?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```");

    private static List<Path> files = List.of();

    @BeforeAll
    static void list_files() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                return SKIPPED_FOLDERS.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                found.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        files = found;
        assertThat(files).hasSizeGreaterThan(100);
    }

    @Test
    void no_file_names_a_package_registry() {
        assertThat(files.stream().flatMap(RepositoryTest::registryHostsIn))
                .as("who builds decides where packages come from: leave the host to Maven's settings")
                .isEmpty();
    }

    @Test
    void links_between_documents_lead_somewhere() {
        List<Path> documents =
                files.stream().filter(file -> file.toString().endsWith(".md")).toList();
        assertThat(documents).hasSizeGreaterThan(15);
        assertThat(documents.stream().flatMap(RepositoryTest::brokenLinksIn)).isEmpty();
    }

    @Test
    void every_package_is_null_marked() {
        Set<Path> packages = files.stream()
                .filter(file -> file.toString().endsWith(".java"))
                .map(Path::getParent)
                .filter(folder -> folder.toString()
                        .contains(Path.of("src", "main", "java").toString()))
                .collect(Collectors.toSet());
        assertThat(packages).hasSizeGreaterThan(10);
        assertThat(packages)
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .content()
                        .as("NullAway sees only packages that say @NullMarked")
                        .contains("\n@NullMarked\n"));
    }

    private static Stream<String> registryHostsIn(Path file) {
        String text = text(file).toLowerCase(Locale.ROOT);
        return REGISTRY_HOSTS.stream().filter(text::contains).map(host -> ROOT.relativize(file) + " names " + host);
    }

    private static Stream<String> brokenLinksIn(Path document) {
        String prose = CODE_BLOCK.matcher(text(document)).replaceAll("");
        return MARKDOWN_LINK
                .matcher(prose)
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.matches("[a-z]+:.*"))
                .filter(target -> !leadsSomewhere(document, target))
                .map(target -> ROOT.relativize(document) + " links to " + target);
    }

    private static boolean leadsSomewhere(Path document, String target) {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty()
                ? document
                : document.resolveSibling(parts[0]).normalize();
        return file.startsWith(ROOT)
                && Files.exists(file)
                && (parts.length == 1 || anchorsIn(file).contains(parts[1]));
    }

    /** The anchors that a heading gets: lower case, hyphens for spaces, nothing else but letters, digits and underscores. */
    private static Set<String> anchorsIn(Path document) {
        return HEADING.matcher(CODE_BLOCK.matcher(text(document)).replaceAll(""))
                .results()
                .map(heading -> heading.group(1).strip().toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** The file's text; empty for what is not text. */
    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException binary) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
