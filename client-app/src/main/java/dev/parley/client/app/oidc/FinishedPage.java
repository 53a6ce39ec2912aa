package dev.parley.client.app.oidc;

import dev.parley.client.text.Texts;
import java.util.Map;

/** What the browser shows when it has come back. It loads nothing, and nothing of it is kept. */
final class FinishedPage {
    /** The code in the page's address is nobody else's business, and no page may frame this one. */
    static final Map<String, String> HEADERS = Map.of(
            "Content-Type", "text/html; charset=utf-8",
            "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
            "Cache-Control", "no-store",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "Connection", "close");

    private FinishedPage() {}

    /** The person has signed in. */
    static String done() {
        return page("app.oidc.done.title", "app.oidc.done.text");
    }

    /** The provider said no. */
    static String refused() {
        return page("app.oidc.refused.title", "app.oidc.refused.text");
    }

    /** Whoever asks has nothing to do with this sign-in. */
    static String stranger() {
        return page("app.oidc.stranger.title", "app.oidc.stranger.text");
    }

    private static String page(String title, String text) {
        return """
                <!DOCTYPE html>
                <html lang="%s" dir="auto">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%s</title>
                <style>
                :root { color-scheme: light dark; }
                body { font: 1.1rem/1.5 system-ui, sans-serif; margin: 20vh auto; max-width: 34rem; padding: 0 1.5rem; text-align: center; }
                h1 { font-size: 1.6rem; }
                </style>
                </head>
                <body>
                <h1 dir="auto">%2$s</h1>
                <p dir="auto">%s</p>
                </body>
                </html>
                """.formatted(Texts.language().tag(), escaped(Texts.of(title)), escaped(Texts.of(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
