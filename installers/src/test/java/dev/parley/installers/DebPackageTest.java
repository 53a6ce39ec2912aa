package dev.parley.installers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Installs the package that {@code ./parley package} made, uses it and removes it. Needs root on Debian or Ubuntu, therefore
 * only on request: {@code ./parley test --package}.
 */
@EnabledIfSystemProperty(named = "parley.test.package", matches = "true")
@EnabledOnOs(OS.LINUX)
class DebPackageTest {
    private static final Path TARGET = Path.of(System.getProperty("parley.root"), "installers", "target");
    private static final Path COMMAND = Path.of("/usr/bin/parley");

    @TempDir
    static Path folder;

    @BeforeAll
    static void install() throws Exception {
        try (Stream<Path> packages = Files.list(TARGET)) {
            Path deb = packages.filter(file -> file.toString().endsWith(".deb"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no package; make one with ./parley package"));
            assertThat(run("apt-get", "install", "-y", "--no-install-recommends", "--reinstall", deb.toString()))
                    .isEqualTo(0);
        }
    }

    @AfterAll
    static void remove() throws Exception {
        assertThat(run("apt-get", "remove", "-y", "parley")).isEqualTo(0);
        assertThat(COMMAND).doesNotExist();
        assertThat(Path.of("/opt/parley")).doesNotExist();
    }

    @Test
    void the_demo_runs_from_the_package() throws Exception {
        assertThat(run(COMMAND.toString(), "demo", "--people", "2", "--seconds", "5"))
                .isEqualTo(0);
        assertThat(folder.resolve("demo.png")).isNotEmptyFile();
        assertThat(output()).contains("demo.png");
    }

    @Test
    void a_wrong_option_ends_with_the_usage_code() throws Exception {
        assertThat(run(COMMAND.toString(), "headless", "--no-such-option")).isEqualTo(2);
    }

    @Test
    void the_package_brings_its_own_java_and_only_linux_libraries() throws Exception {
        assertThat(Path.of("/opt/parley/lib/runtime/lib/modules")).isNotEmptyFile();
        assertThat(Path.of("/opt/parley/lib/app/parley.aot")).isNotEmptyFile();
        assertThat(run("dpkg", "-L", "parley")).isEqualTo(0);
        assertThat(output().lines())
                .anyMatch(file -> file.matches(".*/webrtc-java-.*-linux-.*\\.jar"))
                .noneMatch(file -> file.matches(".*(windows|macos|-win|-mac).*\\.jar|.*\\.(dll|dylib|exe)"));
    }

    @Test
    void the_launcher_starts_the_package_s_own_java_with_its_cache_and_without_options_meant_for_others()
            throws Exception {
        assertThat(run("env", "JDK_JAVA_OPTIONS=--no-such-option", COMMAND.toString(), "--version"))
                .isEqualTo(0);
        assertThat(Path.of("/opt/parley/bin/parley"))
                .content()
                .contains("runtime/bin/parley", "-XX:AOTCache=", "-XX:TieredStopAtLevel=1")
                .doesNotContain("parley-server.jar");
        assertThat(Path.of("/opt/parley/lib/runtime/bin")).isDirectoryNotContaining("glob:**/java");
        assertThat(Path.of("/opt/parley/lib/libapplauncher.so")).doesNotExist();
    }

    @Test
    void the_menu_knows_the_app_and_meeting_links() throws IOException {
        assertThat(Path.of("/usr/share/applications/parley.desktop"))
                .content()
                .contains("Exec=/opt/parley/bin/parley %u", "x-scheme-handler/parley;");
        for (int size : List.of(48, 256)) {
            assertThat(Path.of("/usr/share/icons/hicolor/%1$dx%1$d/apps/parley.png".formatted(size)))
                    .isNotEmptyFile();
        }
    }

    /** Runs a command in the test's own folder and returns its exit code; what it printed is {@link #output}. */
    private static int run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        builder.environment().remove("JAVA_HOME");
        Process process =
                builder.redirectOutput(folder.resolve("output.txt").toFile()).start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES))
                .as("%s ends", List.of(command))
                .isTrue();
        System.out.print(output());
        return process.exitValue();
    }

    private static String output() throws IOException {
        return Files.readString(folder.resolve("output.txt"));
    }
}
