package dev.parley.client.app.oidc;

import dev.parley.client.app.window.WebBrowser;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The browser that links in messages are opened in too. */
final class SystemBrowser implements PageOpener {
    private final WebBrowser browser;

    SystemBrowser(WebBrowser browser) {
        this.browser = browser;
    }

    /** @throws IllegalArgumentException if it is no web page */
    @Override
    public CompletionStage<Boolean> open(URI page) {
        CompletableFuture<Boolean> shown = new CompletableFuture<>();
        browser.show(page, () -> shown.complete(false));
        return shown;
    }
}
