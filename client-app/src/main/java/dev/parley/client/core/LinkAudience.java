package dev.parley.client.core;

import java.net.Inet6Address;
import java.net.InetAddress;

/** For whom a link is, by the kind of its address. */
public enum LinkAudience {
    NETWORK("people on your network"),
    NETWORK_IPV6("people on your network, over IPv6"),
    TUNNEL("people in the same VPN"),
    INTERNET("people anywhere, if your router lets them in"),
    INTERNET_IPV6("people anywhere with IPv6, if your router lets them in"),
    ANYBODY("everybody you want to meet");

    private final String people;

    LinkAudience(String people) {
        this.people = people;
    }

    /**
     * What is said beside one of the meeting's links, such as {@code For people on your network}. Links of which the same is said
     * are worth the same.
     */
    public static String label(AppState state, MeetingLink link) {
        return "For " + people(state, link);
    }

    /** What is said when that one of the meeting's links was copied. */
    public static String copied(AppState state, MeetingLink link) {
        return state.room().links().size() < 2 ? "Link copied" : "Copied the link for " + people(state, link);
    }

    /** A computer that is on two networks has a link for each. */
    private static String people(AppState state, MeetingLink link) {
        LinkAudience audience = of(state, link);
        boolean several = state.room().links().stream()
                        .filter(other -> of(state, other) == audience)
                        .count()
                > 1;
        return several && audience == NETWORK
                ? "people on the network of " + link.server().getHost()
                : audience.people;
    }

    /** For whom a link of the meeting one is in is. */
    public static LinkAudience of(AppState state, MeetingLink link) {
        if (state.host().tunnels().contains(link.server())) {
            return TUNNEL;
        }
        try {
            return of(InetAddress.ofLiteral(
                    withoutBrackets(String.valueOf(link.server().getHost()))));
        } catch (IllegalArgumentException e) {
            return ANYBODY; // a name
        }
    }

    private static LinkAudience of(InetAddress address) {
        boolean global = AddressBlock.isGlobal(address);
        if (address instanceof Inet6Address) {
            return global ? INTERNET_IPV6 : NETWORK_IPV6;
        }
        return global ? INTERNET : NETWORK;
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
