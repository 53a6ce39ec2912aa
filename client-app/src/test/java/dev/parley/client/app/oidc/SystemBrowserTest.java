package dev.parley.client.app.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.app.window.WebBrowser;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What becomes of a page; how each system is asked to open one, {@code WebBrowserTest} tests. */
class SystemBrowserTest {
    private final SystemBrowser browser = new SystemBrowser(new WebBrowser(Optional.empty()));

    @Test
    void a_system_without_a_browser_is_told_of() throws Exception {
        assertThat(browser.open(URI.create("https://login.example.org/auth?a=b"))
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS))
                .isFalse();
    }

    @Test
    void only_pages_are_opened() {
        for (String other : new String[] {"file:///etc/passwd", "parley://x/y", "-h"}) {
            assertThatThrownBy(() -> browser.open(URI.create(other))).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
