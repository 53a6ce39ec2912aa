package dev.parley.server.http;

import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.RoomId;
import dev.parley.server.net.Pages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The page behind {@code https://server/m/ROOM}: it opens the meeting in the app, or says how to get the app. It is made from the address
 * alone and never asks for the room, so it looks the same whether there is one, and shows nothing of it. What stands in it of the address
 * has a form that needs no escaping; the server's name is the one that the admin set, never that of a header field.
 *
 * <p>No scripts, no cookies, nothing from elsewhere. Any thread.
 */
public final class MeetingPage implements Pages {
    /** What stands before the room's id in the path. */
    public static final String FOLDER = "/m/";

    private static final Pattern TARGET = Pattern.compile("/(?:[^?#]*/)?m/([^/?#]*)/?(?:\\?([^#]*))?");

    /** Of the query only what the app understands goes on to it. */
    private static final Pattern INVITE = Pattern.compile("(?:.*&)?invite=([A-Za-z0-9._~-]{1,2048})(?:&.*)?");

    private static final String STYLE = resource("meeting-page.css");

    private final PublicUrl url;
    private final String download;
    private final Map<String, PageTexts> languages =
            PageTexts.LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(tag -> tag, PageTexts::in));

    /**
     * Pages for one server.
     *
     * @param download where the app is to be had, an {@code https:} URL; empty if nobody said
     */
    public MeetingPage(PublicUrl url, String download) {
        this.url = url;
        this.download = download;
    }

    @Override
    public Optional<Page> at(String target, String acceptLanguage) {
        Matcher parts = TARGET.matcher(target);
        if (!parts.matches()) {
            return Optional.empty();
        }
        PageTexts words = Objects.requireNonNull(languages.get(PageTexts.preferred(acceptLanguage)));
        Page page = room(parts.group(1))
                .map(room -> page(200, words, meeting(url.link(room) + invite(parts.group(2)), words)))
                .orElseGet(() -> page(404, words, paragraph(words.of("broken"))));
        return Optional.of(page);
    }

    private static Optional<RoomId> room(String segment) {
        try {
            return Optional.of(new RoomId(segment.toLowerCase(Locale.ROOT)));
        } catch (InvalidFieldException mistyped) {
            return Optional.empty();
        }
    }

    private static String invite(@Nullable String query) {
        Matcher invite = INVITE.matcher(query == null ? "" : query);
        return invite.matches() ? "?invite=" + invite.group(1) : "";
    }

    private String meeting(String link, PageTexts words) {
        return paragraph(words.of("invited"))
                + "<p><a class=\"open\" href=\"" + link + "\">" + words.of("open") + "</a></p>\n"
                + "<h2>" + words.of("get.title") + "</h2>\n"
                + paragraph(get(words))
                + paragraph(words.of("paste"))
                + "<p class=\"link\" dir=\"ltr\">" + link + "</p>\n";
    }

    private String get(PageTexts words) {
        String place = PageTexts.escaped(download);
        return download.isEmpty()
                ? words.of("get.ask")
                : words.of("get.from").replace("{0}", "<a dir=\"ltr\" href=\"" + place + "\">" + place + "</a>");
    }

    private static String paragraph(String html) {
        return "<p>" + html + "</p>\n";
    }

    private static Page page(int status, PageTexts words, String content) {
        String title = words.of("title");
        String body = """
                <!DOCTYPE html>
                <html lang="%s" dir="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s</main>
                </body>
                </html>
                """.formatted(words.tag(), words.direction(), title, STYLE, title, content);
        return new Page(status, headers(words), body);
    }

    private static Map<String, String> headers(PageTexts words) {
        return Map.of(
                "Content-Type",
                "text/html; charset=utf-8",
                "Content-Language",
                words.tag(),
                "Content-Security-Policy",
                "default-src 'none'; style-src 'sha256-" + hash(STYLE)
                        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                "X-Frame-Options",
                "DENY",
                "X-Content-Type-Options",
                "nosniff",
                "Referrer-Policy",
                "no-referrer",
                "Cache-Control",
                "no-store",
                "Vary",
                "Accept-Language");
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream file = MeetingPage.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not in this jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
