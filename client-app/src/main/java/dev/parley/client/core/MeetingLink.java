package dev.parley.client.core;

import dev.parley.client.text.Texts;
import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.RoomId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link to a meeting: {@code parley://host[:port]/room[#key]} (WebSocket) or {@code parleys://host[:port]/room[#key]} (WebSocket
 * over TLS). Links of the web's kind, {@code https://host[:port]/room[#key]} and {@code http:}, mean the same.
 *
 * @param server the signaling server's {@code ws:} or {@code wss:} URL
 * @param key what the link carries after the {@code #}, as it is: letters, digits, - and _; empty for none
 */
public record MeetingLink(URI server, RoomId room, String key) {
    /** People send links among words, in brackets and in quotes. */
    private static final Pattern AMONG_WORDS =
            Pattern.compile("\\b(?:parleys?|wss?|https?)://[^\\s<>\"]+", Pattern.CASE_INSENSITIVE);

    /** What a sentence puts behind a link. No link ends in one of these. */
    private static final Pattern AFTER_LINK = Pattern.compile("[.,;:!?)\\]}'’”»]+$");

    /** Something at the end of an address that looks like a room's code, and may be followed by a key. */
    private static final Pattern OTHER_CODE =
            Pattern.compile("(?<before>.+/)(?<code>[A-Za-z]{1,12}(?:-[A-Za-z]{1,12}){1,5})(?<key>#.*|)");

    private static final String ANY_CODE = "babab-babab-babab";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    /** Without a key. */
    public MeetingLink(URI server, RoomId room) {
        this(server, room, "");
    }

    /**
     * Finds the link in what somebody pasted, and reads it. Of several addresses the first that leads into a meeting counts.
     *
     * @throws InvalidFieldException with a sentence for the person if there is none
     */
    public static MeetingLink parse(String text) {
        List<String> addresses = AMONG_WORDS
                .matcher(text)
                .results()
                .map(found -> AFTER_LINK.matcher(found.group()).replaceFirst(""))
                .toList();
        return addresses.stream()
                .flatMap(address -> readable(address).stream())
                .findFirst()
                .orElseThrow(() -> addresses.stream()
                        .flatMap(address -> mistyped(address).stream())
                        .findFirst()
                        .orElseGet(MeetingLink::unreadable));
    }

    /** What is wrong with an address of which all is right but the room's code. */
    private static Optional<InvalidFieldException> mistyped(String address) {
        Matcher parts = OTHER_CODE.matcher(address);
        return parts.matches()
                        && readable(parts.group("before") + ANY_CODE + parts.group("key"))
                                .isPresent()
                ? Optional.of(
                        new InvalidFieldException("link", Texts.of("core.meeting.link-code", parts.group("code"))))
                : Optional.empty();
    }

    private static Optional<MeetingLink> readable(String address) {
        try {
            return Optional.of(read(address));
        } catch (InvalidFieldException e) {
            return Optional.empty(); // people send other addresses along
        }
    }

    private static MeetingLink read(String address) {
        try {
            URI uri = new URI(address);
            String path = pathOf(uri);
            int last = path.lastIndexOf('/');
            return new MeetingLink(
                    serverOf(uri, path.substring(0, Math.max(0, last))), roomOf(path.substring(last + 1)), keyOf(uri));
        } catch (URISyntaxException e) {
            throw unreadable();
        }
    }

    private static InvalidFieldException unreadable() {
        return new InvalidFieldException("link", Texts.of("core.meeting.link-help"));
    }

    /** Without slashes at its end. */
    private static String pathOf(URI uri) {
        String path = uri.getPath() == null ? "" : uri.getPath();
        return path.replaceFirst("/+$", "");
    }

    private static URI serverOf(URI uri, String path) throws URISyntaxException {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null) {
            throw unreadable();
        }
        String socket = switch (scheme) {
            case "parley", "ws", "http" -> "ws";
            case "parleys", "wss", "https" -> "wss";
            default -> throw unreadable();
        };
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return new URI(socket, null, host, uri.getPort(), path.isEmpty() ? null : path, null, null);
    }

    private static RoomId roomOf(String segment) {
        try {
            return new RoomId(segment.toLowerCase(Locale.ROOT));
        } catch (InvalidFieldException e) {
            throw unreadable();
        }
    }

    private static String keyOf(URI uri) {
        String key = uri.getFragment() == null ? "" : uri.getFragment();
        if (!key.isEmpty() && !KEY.matcher(key).matches()) {
            throw unreadable();
        }
        return key;
    }

    /** The same without its key, for what others may read. */
    public MeetingLink withoutKey() {
        return new MeetingLink(server, room);
    }

    /** Whether both lead into the same room; keys do not count. */
    boolean leadsWhere(MeetingLink other) {
        return server.equals(other.server) && room.equals(other.room);
    }

    /** The link's text. */
    @Override
    public String toString() {
        String scheme = "wss".equals(server.getScheme()) ? "parleys" : "parley";
        String path = server.getRawPath() == null ? "" : server.getRawPath().replaceFirst("/+$", "");
        return scheme + "://" + server.getRawAuthority() + path + "/" + room + (key.isEmpty() ? "" : "#" + key);
    }
}
