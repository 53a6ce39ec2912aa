package dev.parley.client.nearby;

import dev.parley.client.core.Announcement;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.NearbyMeeting;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Limits;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.Text;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.jmdns.ServiceInfo;

/**
 * What an announcement looks like: a DNS-SD service (RFC 6763) named by the room's id, with the title, the host and what it takes to come
 * in beside it.
 */
final class Records {
    static final String TYPE = "_parley._tcp.local.";

    private static final String TITLE = "title";
    private static final String HOST = "host";

    /** What is asked of those who come, as words with commas between them. Absent if nothing is, and in what older apps announce. */
    private static final String ACCESS = "access";

    private static final String KNOCK = "knock";
    private static final String PASSWORD = "password";
    private static final String LOCKED = "locked";
    private static final String SEPARATOR = ",";

    /** A string of a TXT record has 255 bytes at most, with its key (RFC 6763 §6.1). */
    private static final int MOST_BYTES = 240;

    private static final int LARGEST_PORT = 65_535;

    private Records() {}

    static ServiceInfo of(int port, Announcement meeting) {
        return ServiceInfo.create(TYPE, meeting.room().value(), port, 0, 0, texts(meeting));
    }

    static Map<String, String> texts(Announcement meeting) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(TITLE, fitting(meeting.title()));
        if (!meeting.host().isEmpty()) { // A key without a value means that something is so (RFC 6763 §6.4).
            texts.put(HOST, fitting(meeting.host()));
        }
        if (!meeting.access().equals(RoomAccess.OPEN)) {
            texts.put(ACCESS, words(meeting.access()));
        }
        return texts;
    }

    private static String words(RoomAccess access) {
        return Stream.of(
                        access.entry() == Entry.KNOCK ? KNOCK : "",
                        access.password() ? PASSWORD : "",
                        access.locked() ? LOCKED : "")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(SEPARATOR));
    }

    /** Words of newer apps say nothing to this one. */
    private static RoomAccess access(String words) {
        List<String> said = List.of(words.split(SEPARATOR, -1));
        return new RoomAccess(
                said.contains(KNOCK) ? Entry.KNOCK : Entry.OPEN, said.contains(LOCKED), said.contains(PASSWORD));
    }

    /** Whole code points only. */
    private static String fitting(String text) {
        int end = text.length();
        while (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    static Optional<NearbyMeeting> read(ServiceInfo info) {
        return read(
                info.getName(),
                info.getPort(),
                text(info, TITLE),
                text(info, HOST),
                text(info, ACCESS),
                info.getInetAddresses());
    }

    private static String text(ServiceInfo info, String key) {
        String value = info.getPropertyString(key);
        return value == null ? "" : value;
    }

    /** Empty if it is none of ours, or nonsense: anybody on the network can announce anything. */
    static Optional<NearbyMeeting> read(
            String name, int port, String title, String host, String access, InetAddress... addresses) {
        if (port < 1 || port > LARGEST_PORT) {
            return Optional.empty();
        }
        try {
            RoomId room = new RoomId(name);
            String cleanTitle = Text.name(TITLE, title);
            String cleanHost = Text.line(HOST, host, Limits.NAME_LENGTH);
            return server(port, addresses)
                    .map(server ->
                            new NearbyMeeting(new MeetingLink(server, room), cleanTitle, cleanHost, access(access)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<URI> server(int port, InetAddress... addresses) {
        return Stream.of(addresses)
                .filter(address -> !(address instanceof Inet6Address && address.isLinkLocalAddress()))
                .min((a, b) -> Boolean.compare(b instanceof Inet4Address, a instanceof Inet4Address))
                .map(address -> URI.create("ws://" + literal(address) + ":" + port));
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + text.replaceFirst("%.*$", "") + "]" : text;
    }
}
