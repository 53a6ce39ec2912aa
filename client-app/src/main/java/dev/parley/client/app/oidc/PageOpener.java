package dev.parley.client.app.oidc;

import dev.parley.client.app.window.WebBrowser;
import java.net.URI;
import java.util.concurrent.CompletionStage;

/** Opens a page in the person's own browser. Any thread; does not block. */
@FunctionalInterface
public interface PageOpener {
    /** Opens it. Completed, once that is known, with whether there is a browser for it; perhaps never if there is. */
    CompletionStage<Boolean> open(URI page);

    /** The browser of this system. */
    static PageOpener ofSystem() {
        return new SystemBrowser(WebBrowser.ofThisComputer());
    }
}
