package dev.parley.client.core;

import dev.parley.client.text.Texts;
import dev.parley.protocol.RoomId;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One of the links that lead others into the meeting.
 *
 * @param link where it leads
 * @param text what is sent
 * @param label for whom it is; empty if it is the only one
 */
public record LinkToSend(MeetingLink link, String text, String label) {
    /**
     * The links of the meeting one is in, the best first, none of which the same is said as of another. A server's page goes before: it
     * also helps those who do not have Parley yet.
     */
    public static List<LinkToSend> of(AppState state) {
        List<LinkToSend> pages = pages(state);
        if (!pages.isEmpty()) {
            return pages;
        }
        Map<String, MeetingLink> byAudience = new LinkedHashMap<>();
        needed(state).forEach(link -> byAudience.putIfAbsent(LinkAudience.label(state, link), link));
        boolean only = byAudience.size() < 2;
        return byAudience.entrySet().stream()
                .map(entry -> new LinkToSend(entry.getValue(), entry.getValue().toString(), only ? "" : entry.getKey()))
                .toList();
    }

    /** Whoever is on this network comes by its IPv4 address, where it has one: nobody has to know which of two fits. */
    private static Stream<MeetingLink> needed(AppState state) {
        List<MeetingLink> links = state.room().links();
        boolean network = links.stream().anyMatch(link -> LinkAudience.of(state, link) == LinkAudience.NETWORK);
        return links.stream().filter(link -> !network || LinkAudience.of(state, link) != LinkAudience.NETWORK_IPV6);
    }

    /** The page of the meeting's server and the link itself; empty if it has none. */
    private static List<LinkToSend> pages(AppState state) {
        List<LinkToSend> pages = new ArrayList<>();
        AppState.Session session = state.connection().session();
        if (session != null
                && !HostUpdate.serves(state)
                && !state.room().links().isEmpty()) {
            MeetingLink link = state.room().links().getFirst();
            link.onPage(session.linkBase()).ifPresent(page -> {
                pages.add(new LinkToSend(link, page, Texts.of("core.link.for.page")));
                pages.add(new LinkToSend(link, link.toString(), Texts.of("core.link.for.app")));
            });
        }
        return pages;
    }

    /** What leads others into a room of the server that one is at; a page if the server has one. Empty while there is no server. */
    public static String of(AppState state, RoomId room) {
        URI server = state.connection().server();
        AppState.Session session = state.connection().session();
        if (server == null) {
            return "";
        }
        MeetingLink link = new MeetingLink(server, room);
        return session == null
                ? link.toString()
                : link.onPage(session.linkBase()).orElseGet(link::toString);
    }

    /** Whether it is an address for browsers. */
    public boolean isPage() {
        return !text.equals(link.toString());
    }
}
