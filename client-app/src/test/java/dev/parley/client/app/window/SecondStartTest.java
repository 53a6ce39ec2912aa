package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.TestMain;
import dev.parley.client.app.Main;
import dev.parley.client.app.instance.Reception;
import dev.parley.client.app.instance.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley} while it runs already. */
class SecondStartTest {
    private static final String LINK = "parley://192.168.1.20:8443/lusab-babad-gutih";
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    private final List<String> opened = new CopyOnWriteArrayList<>();

    private @Nullable Reception first;

    /** It is this process that runs already. */
    private void run() {
        first = ((Start.First) Start.of(
                        folder.resolve("parley"),
                        WindowLauncher.display(System.getProperty("os.name"), System.getenv()),
                        ""))
                .reception();
        first.attend(link -> {
            opened.add(link);
            return CompletableFuture.completedFuture(null);
        });
    }

    @AfterEach
    void close() {
        if (first != null) {
            first.close();
        }
    }

    /** With these options of the JVM and arguments of the command line. */
    private Process start(List<String> options, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
        all.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(TestMain.command(all, Main.class, arguments))
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("errors").toFile());
        builder.environment().putAll(Map.of("XDG_CONFIG_HOME", folder.toString(), FirstPicture.VARIABLE, "close"));
        return builder.start();
    }

    private static int exitOf(Process process) throws InterruptedException {
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere the folder of the settings cannot be named")
    void it_hands_over_its_link_says_nothing_and_ends_with_0_before_javafx_is_loaded() throws Exception {
        run();
        Path classes = folder.resolve("classes");
        assertThat(exitOf(start(List.of("-Xlog:class+load:file=" + classes), LINK)))
                .isZero();
        assertThat(opened).containsExactly(LINK);
        assertThat(folder.resolve("out")).isEmptyFile();
        assertThat(folder.resolve("errors")).isEmptyFile();
        assertThat(Files.readString(classes))
                .contains("dev.parley.client.app.Main")
                .doesNotContain("javafx.application");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere the folder of the settings cannot be named")
    void another_window_can_be_asked_for() throws Exception {
        run();
        assertThat(exitOf(start(List.of(), "--new"))).isZero();
        assertThat(opened).isEmpty();
        assertThat(folder.resolve("out")).content().contains(FirstPicture.LINE);
    }
}
