package dev.parley.installers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The step of packaging that a new library can break: asking jdeps which modules of the JDK the app needs. */
@DisabledOnOs(
        value = OS.WINDOWS,
        disabledReason = "jdk-modules.sh is a shell script; Windows packages with package.cmd")
class JdkModulesTest {
    private static final Path ROOT = Path.of(System.getProperty("parley.root"));
    private static final Path CLIENT = ROOT.resolve("client-app/target");

    private static List<Path> classPath = List.of();
    private static String modulePath = "";

    @TempDir
    private Path folder;

    /** Divides the jars as {@code ./parley} does before it runs or packages the app. */
    @BeforeAll
    static void collect() throws IOException {
        List<Path> libraries = jars(CLIENT.resolve("lib"));
        classPath = new ArrayList<>(jars(CLIENT));
        libraries.stream().filter(jar -> !isJavaFx(jar)).forEach(classPath::add);
        modulePath = libraries.stream()
                .filter(jar -> isJavaFx(jar) && jar.toString().matches(".*-(linux|mac)[^/]*\\.jar"))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(classPath).hasSizeGreaterThan(10);
        assertThat(modulePath).contains("javafx-controls");
    }

    @Test
    void the_modules_that_the_app_needs_are_found() throws Exception {
        Result result = modules(classPath);
        assertThat(result.errors()).isEmpty();
        assertThat(result.exit()).isZero();
        assertThat(result.output()).matches("[a-z.]+(,[a-z.]+)*\\R").contains("java.base", "java.desktop");
    }

    @Test
    void a_library_that_requires_an_absent_module_fails_with_its_name() throws Exception {
        Path fonts = classPath.stream()
                .filter(jar -> jar.getFileName().toString().startsWith("flatlaf-fonts-"))
                .findFirst()
                .orElseThrow();
        Path incomplete = Files.copy(fonts, folder.resolve("incomplete.jar"));
        Result result =
                modules(Stream.concat(classPath.stream(), Stream.of(incomplete)).toList());
        assertThat(result.exit()).isNotZero();
        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).contains("com.formdev.flatlaf not found");
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static boolean isJavaFx(Path jar) {
        return jar.getFileName().toString().startsWith("javafx-");
    }

    private record Result(int exit, String output, String errors) {}

    private Result modules(List<Path> jars) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        List<String> command = new ArrayList<>(
                List.of(ROOT.resolve("installers/jdk-modules.sh").toString(), modulePath));
        jars.forEach(jar -> command.add(jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output, Files.readString(errors));
    }
}
