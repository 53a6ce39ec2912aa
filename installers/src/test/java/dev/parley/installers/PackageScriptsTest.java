package dev.parley.installers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the two scripts that package the app together. The one for Windows is run by nobody here: what the other one is known to need must
 * be in it too.
 */
class PackageScriptsTest {
    private static final Path INSTALLERS = Path.of(System.getProperty("parley.root"), "installers");

    private final String unix = read("package.sh");
    private final String windows = read("package.cmd");

    private static String read(String name) {
        try {
            return Files.readString(INSTALLERS.resolve(name));
        } catch (IOException e) {
            throw new AssertionError("no " + name, e);
        }
    }

    private static String only(String script, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(script);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static Set<String> all(String script, String pattern) {
        return Pattern.compile(pattern)
                .matcher(script)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void same(Function<String, ?> part) {
        assertThat(part.apply(windows)).isEqualTo(part.apply(unix));
    }

    @Test
    void each_line_of_the_one_for_windows_ends_as_windows_wants_it() {
        assertThat(windows).endsWith("\r\n");
        assertThat(windows.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(unix).doesNotContain("\r");
    }

    @Test
    void both_start_the_same_class_with_the_same_options_and_modules() {
        same(script -> only(script, "--main-class (\\S+)"));
        same(script -> only(script, "(javafx\\.controls,javafx\\.media,jdk[a-z.,]+)"));
        same(script -> only(script, "--jlink-options \"(.*?) --include-locales"));
        same(script -> only(script, "(--copyright \"[^\"]+\")"));
        Set<String> options = all(windows, "--java-options \"([^\"]+)\"");
        assertThat(all(unix, "--java-options \"([^\"]+)\"")).containsAll(options);
        assertThat(options).contains("-XX:+UseSerialGC").hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void both_have_the_same_languages() {
        assertThat(only(windows, "--include-locales=([a-z,]+)")).isEqualTo(only(unix, "(?m)^locales=([a-z,]+)$"));
    }

    @Test
    void both_ask_jdeps_in_the_same_way() throws IOException {
        String asked = "jdeps\"\\s+(--multi-release \\d+ --ignore-missing-deps --print-module-deps)";
        String shared = Files.readString(INSTALLERS.resolve("jdk-modules.sh"));
        assertThat(all(windows, asked)).isEqualTo(all(shared, asked)).hasSize(1);
    }

    @Test
    void both_carry_the_server_in_a_folder_of_its_own_and_off_the_class_path() {
        assertThat(unix).contains("cp -R \"$app/classpath/server\" \"$work/input/\"");
        assertThat(unix).contains("server_modules=$(").contains("$modules,$server_modules,");
        assertThat(unix).contains("take_server_off_class_path \"$deb/opt/parley/lib/app/parley.cfg\"");
        assertThat(inOrder(
                        "copy \"%ROOT%\\signaling-server\\target\\parley-server.jar\" \"%SERVER%\"",
                        "--add-modules ALL-MODULE-PATH \"%SERVER%\"",
                        "set \"MODULES=%APP_MODULES%,%MODULES%\"",
                        "--add-modules %MODULES%,",
                        "--type app-image",
                        "findstr /v /l /c:\"parley-server.jar\" \"%CFG%\"",
                        "--type msi --app-image"))
                .isTrue();
        assertThat(only(windows, "set \"SERVER=%WORK%\\\\(.*)\"")).isEqualTo("input\\server\\parley-server.jar");
    }

    /** jpackage and what only macOS has are stand-ins; the image that they make lists every jar, as jpackage's does. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no shell to run it")
    void on_macos_the_server_is_off_the_class_path_before_the_image_is_sealed_and_packed(@TempDir Path root)
            throws Exception {
        Files.createDirectories(root.resolve("target/app/modules"));
        Path server = Files.createDirectories(root.resolve("target/app/classpath/server"));
        Files.createFile(server.resolve("parley-server.jar"));
        Files.createFile(server.resolveSibling("client-app-1.2.jar"));
        Files.writeString(root.resolve("pom.xml"), "<version>1.2</version>\n");
        Path installers = Files.createDirectory(root.resolve("installers"));
        for (String script : List.of("package.sh", "jdk-modules.sh")) {
            Files.copy(INSTALLERS.resolve(script), installers.resolve(script));
        }
        Path bin = Files.createDirectories(root.resolve("jdk/bin"));
        program(bin, "uname", "echo Darwin");
        program(bin, "java", "");
        program(bin, "jdeps", "echo java.base");
        program(bin, "codesign", "for last; do :; done; cp \"$last/Contents/app/Parley.cfg\" \"$SEALED\"");
        program(bin, "jpackage", """
                while [ $# -gt 0 ]; do
                    case $1 in
                    --type) type=$2 ;;
                    --dest) dest=$2 ;;
                    --input) input=$2 ;;
                    --app-image) image=$2 ;;
                    esac
                    shift
                done
                case $type in
                app-image)
                    mkdir -p "$dest/Parley.app/Contents/app"
                    cd "$input"
                    find . -name '*.jar' | sed 's,^\\.,app.classpath=$APPDIR,' >"$dest/Parley.app/Contents/app/Parley.cfg"
                    ;;
                dmg) cp "$image/Contents/app/Parley.cfg" "$dest/Parley-1.2.dmg" ;;
                esac
                """);

        Path sealed = root.resolve("sealed");
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/sh", installers.resolve("package.sh").toString())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("said").toFile());
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME", bin.getParent().toString(),
                        "PATH", bin + ":" + System.getenv("PATH"),
                        "SEALED", sealed.toString()));
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(root.resolve("said")).content().startsWith(installers.toRealPath() + "/target/Parley-1.2.dmg");
        assertThat(sealed).hasContent("app.classpath=$APPDIR/client-app-1.2.jar\n");
        assertThat(installers.resolve("target/Parley-1.2.dmg")).hasSameTextualContentAs(sealed);
    }

    private static void program(Path folder, String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Whether all of that stands in the script for Windows, one after the other. */
    private boolean inOrder(String... parts) {
        String pattern = Stream.of(parts).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(windows).find();
    }

    @Test
    void every_label_that_is_gone_to_is_there() {
        assertThat(all(windows, "(?m)^:(\\w+)$")).isEqualTo(all(windows, "goto (\\w+)"));
    }
}
