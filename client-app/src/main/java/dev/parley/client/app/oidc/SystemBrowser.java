package dev.parley.client.app.oidc;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The program of the system that opens a page. The page is one argument, and no shell reads it. */
final class SystemBrowser implements PageOpener {
    private final String system;

    /**
     * Of an operating system.
     *
     * @param system its name, as in the property {@code os.name}
     */
    SystemBrowser(String system) {
        this.system = system.toLowerCase(Locale.ROOT);
    }

    List<String> command(URI page) {
        String address = page.toASCIIString();
        if (system.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address);
        }
        return List.of(system.startsWith("mac") ? "open" : "xdg-open", address);
    }

    @Override
    public CompletionStage<Boolean> open(URI page) {
        if (!"https".equals(page.getScheme()) && !"http".equals(page.getScheme())) {
            throw new IllegalArgumentException("A page has http or https, not " + page.getScheme());
        }
        try {
            Process process = new ProcessBuilder(command(page))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.onExit().thenApply(ended -> ended.exitValue() == 0);
        } catch (IOException missing) {
            return CompletableFuture.completedFuture(false);
        }
    }
}
