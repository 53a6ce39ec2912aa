package dev.parley.client.core;

import dev.parley.client.text.Texts;
import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.Limits;
import dev.parley.protocol.Pass;
import dev.parley.protocol.RoomId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A link to a meeting: {@code parley://host[:port]/room[?invite=token][#key]} (WebSocket) or {@code parleys://…} (WebSocket
 * over TLS). Links of the web's kind, {@code https://…} and {@code http:}, mean the same, and so do those of the server's own page,
 * {@code https://host[:port]/m/room}.
 *
 * @param server the signaling server's {@code ws:} or {@code wss:} URL
 * @param key what the link carries after the {@code #}, as it is: letters, digits, - and _; empty for none
 * @param invite the token that lets its holder in, 1 to {@value dev.parley.protocol.Limits#INVITE_LENGTH} letters, digits, - and _; empty for none
 */
public record MeetingLink(URI server, RoomId room, String key, String invite) {
    /** People send links among words, in brackets and in quotes. */
    private static final Pattern AMONG_WORDS =
            Pattern.compile("\\b(?:parleys?|wss?|https?)://[^\\s<>\"]+", Pattern.CASE_INSENSITIVE);

    /** What a sentence puts behind a link. No link ends in one of these. */
    private static final Pattern AFTER_LINK = Pattern.compile("[.,;:!?)\\]}'’”»]+$");

    /** Something at the end of an address that looks like a room's code, and may be followed by a key. */
    private static final Pattern OTHER_CODE =
            Pattern.compile("(?<before>.+/)(?<code>[A-Za-z]{1,12}(?:-[A-Za-z]{1,12}){1,5})(?<key>[?#].*|)");

    /** What stands before the room in the address of a server's page, and does not belong to its WebSocket's. */
    private static final Pattern PAGE = Pattern.compile("/m$");

    private static final String ANY_CODE = "babab-babab-babab";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final Pattern INVITE = Pattern.compile("[A-Za-z0-9_-]{1," + Limits.INVITE_LENGTH + "}");
    private static final String INVITE_FIELD = "invite=";

    /** Without a key and an invite. */
    public MeetingLink(URI server, RoomId room) {
        this(server, room, "", "");
    }

    /** Without an invite. */
    public MeetingLink(URI server, RoomId room, String key) {
        this(server, room, key, "");
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
                    serverOf(uri, path.substring(0, Math.max(0, last))),
                    roomOf(path.substring(last + 1)),
                    keyOf(uri),
                    inviteOf(uri));
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
        String socketPath = scheme.startsWith("http") ? PAGE.matcher(path).replaceFirst("") : path;
        return new URI(socket, null, host, uri.getPort(), socketPath.isEmpty() ? null : socketPath, null, null);
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

    /** Other programs may add fields of their own, which are passed over. */
    private static String inviteOf(URI uri) {
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        String invite = Stream.of(query.split("&"))
                .filter(field -> field.startsWith(INVITE_FIELD))
                .map(field -> field.substring(INVITE_FIELD.length()))
                .findFirst()
                .orElse("");
        if (!invite.isEmpty() && !INVITE.matcher(invite).matches()) {
            throw unreadable();
        }
        return invite;
    }

    /** With another invite; empty for none. */
    public MeetingLink withInvite(String token) {
        return new MeetingLink(server, room, key, token);
    }

    /** What whoever follows the link shows at the door: its invite, if it has one, and patience. */
    Pass pass() {
        return invite.isEmpty() ? Pass.knocking() : new Pass(null, invite, true);
    }

    /** The same without its key and its invite, for what others may read. */
    public MeetingLink withoutKey() {
        return new MeetingLink(server, room);
    }

    /**
     * The same as an address for browsers; empty if what the server says is none under which this program finds its way back.
     *
     * @param base what stands before a room's id, as the server says
     */
    Optional<String> onPage(String base) {
        String address = base + room + ending();
        boolean fits = base.startsWith("https://") || base.startsWith("http://");
        return Optional.of(address)
                .filter(a -> fits && AMONG_WORDS.matcher(a).matches())
                .filter(a -> readable(a)
                        .filter(link -> link.room.equals(room) && link.ending().equals(ending()))
                        .isPresent());
    }

    /** Whether both lead into the same room; keys and invites do not count. */
    boolean leadsWhere(MeetingLink other) {
        return server.equals(other.server) && room.equals(other.room);
    }

    /** The link's text. */
    @Override
    public String toString() {
        String scheme = "wss".equals(server.getScheme()) ? "parleys" : "parley";
        String path = server.getRawPath() == null ? "" : server.getRawPath().replaceFirst("/+$", "");
        return scheme + "://" + server.getRawAuthority() + path + "/" + room + ending();
    }

    /** What follows the room. */
    private String ending() {
        return (invite.isEmpty() ? "" : "?" + INVITE_FIELD + invite) + (key.isEmpty() ? "" : "#" + key);
    }
}
