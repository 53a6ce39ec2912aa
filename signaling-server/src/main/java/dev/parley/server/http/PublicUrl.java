package dev.parley.server.http;

import dev.parley.protocol.RoomId;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URL under which people reach this server, which only its admin knows: there may be a proxy before it. Host and path have characters
 * that mean themselves in a URL, in HTML and in a header field.
 *
 * @param secure whether that is over TLS
 * @param authority host, and port if it is not the usual one
 * @param path empty, or with a slash before it and none behind
 */
public record PublicUrl(boolean secure, String authority, String path) {
    private static final String PORT =
            "(?::(?:[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]))?";
    private static final Pattern FORM = Pattern.compile("(wss?)://((?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?"
            + "|\\[[0-9A-Fa-f:.]{2,45}\\])" + PORT + ")((?:/[A-Za-z0-9._~-]{1,64}){0,8})/?");

    /** Reads a {@code ws:} or {@code wss:} URL; empty if it is none. */
    public static Optional<PublicUrl> parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        return parts.matches()
                ? Optional.of(new PublicUrl(
                        parts.group(1).equals("wss"), parts.group(2).toLowerCase(Locale.ROOT), parts.group(3)))
                : Optional.empty();
    }

    /** The URL that apps connect to, as an admin writes it. */
    public URI address() {
        return URI.create((secure ? "wss://" : "ws://") + authority + path);
    }

    /** The link that opens a room in the app. */
    String link(RoomId room) {
        return (secure ? "parleys://" : "parley://") + authority + path + "/" + room.value();
    }

    /** What stands before the room's id in the addresses of {@link MeetingPage}, such as {@code https://meet.example.org/m/}. */
    public String pages() {
        return (secure ? "https://" : "http://") + authority + path + MeetingPage.FOLDER;
    }
}
