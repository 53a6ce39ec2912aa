package dev.parley.client.app.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** How each system is asked to open a page. */
class SystemBrowserTest {
    private static final URI PAGE = URI.create("https://login.example.org/auth?a=b&c=%22d%22");

    @Test
    void each_system_has_its_program_and_the_page_is_one_argument() {
        String address = PAGE.toString();
        assertThat(new SystemBrowser("Linux").command(PAGE)).containsExactly("xdg-open", address);
        assertThat(new SystemBrowser("Mac OS X").command(PAGE)).containsExactly("open", address);
        assertThat(new SystemBrowser("Windows 11").command(PAGE))
                .containsExactly("rundll32", "url.dll,FileProtocolHandler", address);
    }

    @Test
    void only_pages_are_opened() {
        for (String other : new String[] {"file:///etc/passwd", "parley://x/y", "-h"}) {
            assertThatThrownBy(() -> new SystemBrowser("Linux").open(URI.create(other)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
