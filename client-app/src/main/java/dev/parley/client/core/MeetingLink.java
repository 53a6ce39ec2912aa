package dev.parley.client.core;

import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.RoomId;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * A link to a meeting: {@code parley://host[:port]/room} (WebSocket) or {@code parleys://host[:port]/room} (WebSocket over TLS).
 *
 * @param server the signaling server's {@code ws:} or {@code wss:} URL
 */
public record MeetingLink(URI server, RoomId room) {
    private static final String HELP =
            "A meeting link looks like parley://192.168.1.20:8443/lusab-babad-gutih. Copy the whole link and try again.";

    /**
     * Reads a link.
     *
     * @throws InvalidFieldException with a sentence for the person if it is none
     */
    public static MeetingLink parse(String text) {
        try {
            URI uri = new URI(text.strip());
            return new MeetingLink(serverOf(uri), roomOf(uri));
        } catch (URISyntaxException e) {
            throw new InvalidFieldException("link", HELP);
        }
    }

    private static URI serverOf(URI uri) throws URISyntaxException {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        if (uri.getHost() == null) {
            throw new InvalidFieldException("link", HELP);
        }
        return switch (scheme) {
            case "parley", "ws" -> new URI("ws", null, uri.getHost(), uri.getPort(), null, null, null);
            case "parleys", "wss" -> new URI("wss", null, uri.getHost(), uri.getPort(), null, null, null);
            default -> throw new InvalidFieldException("link", HELP);
        };
    }

    private static RoomId roomOf(URI uri) {
        String path = uri.getPath() == null ? "" : uri.getPath();
        try {
            return new RoomId(path.replaceFirst("^/", ""));
        } catch (InvalidFieldException e) {
            throw new InvalidFieldException("link", HELP);
        }
    }

    /** The link's text. */
    @Override
    public String toString() {
        String scheme = "wss".equals(server.getScheme()) ? "parleys" : "parley";
        return scheme + "://" + server.getRawAuthority() + "/" + room;
    }
}
