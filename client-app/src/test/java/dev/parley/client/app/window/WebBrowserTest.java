package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With programs in the place of {@code xdg-open} that write down what they are given. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
class WebBrowserTest {
    private static final URI PAGE = URI.create("https://example.org/a?b=$(touch%20x)&c='#d");

    @TempDir
    private Path folder;

    /** It fails with this exit code, or if it has said something before. */
    private Path install(String name, int exit) throws IOException {
        Path said = folder.resolve("said.txt");
        Path program = folder.resolve(name);
        Files.writeString(
                program,
                "#!/bin/sh\n[ -e '" + said + "' ] && exit 3\nprintf '%s\\n' \"$@\" >'" + said + ".part'\nmv '" + said
                        + ".part' '" + said + "'\nexit " + exit + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return said;
    }

    private WebBrowser browser() {
        return new WebBrowser(WebBrowser.command("Linux", "/nowhere:" + folder));
    }

    @Test
    void an_address_is_one_argument_of_the_systems_own_command() throws IOException {
        Path said = install("xdg-open", 0);
        WebBrowser browser = browser();
        AtomicInteger failures = new AtomicInteger();
        CountDownLatch last = new CountDownLatch(1);
        browser.show(PAGE, failures::incrementAndGet);
        browser.show(PAGE, last::countDown); // after it, and one too many
        await().until(() -> last.getCount() == 0);
        assertThat(failures).hasValue(0);
        assertThat(Files.readAllLines(said)).containsExactly(PAGE.toString());
    }

    @Test
    void a_system_without_a_browser_is_told_of() throws Exception {
        CountDownLatch failures = new CountDownLatch(2);
        browser().show(PAGE, failures::countDown);
        install("xdg-open", 3);
        browser().show(PAGE, failures::countDown);
        await().until(() -> failures.getCount() == 0);
    }

    @Test
    void what_is_not_of_the_web_is_never_opened() throws IOException {
        Path said = install("xdg-open", 0);
        for (String other :
                List.of("file:///etc/passwd", "javascript:alert(1)", "example.org", "parley://example.org/x")) {
            assertThatThrownBy(() -> browser().show(URI.create(other), () -> {}))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(said).doesNotExist();
    }

    @Test
    void each_system_has_its_own_command_or_none() throws IOException {
        assertThat(WebBrowser.command("Linux", "/nowhere")).isEmpty();
        install("x-www-browser", 0);
        assertThat(WebBrowser.command("Linux", folder.toString()))
                .isEqualTo(Optional.of(List.of(folder.resolve("x-www-browser").toString())));
        install("xdg-open", 0);
        assertThat(WebBrowser.command("Linux", folder.toString()))
                .isEqualTo(Optional.of(List.of(folder.resolve("xdg-open").toString())));
        install("open", 0);
        assertThat(WebBrowser.command("Mac OS X", folder.toString()))
                .isEqualTo(Optional.of(List.of(folder.resolve("open").toString())));
        assertThat(WebBrowser.command("Windows 11", "")).isPresent();
    }
}
