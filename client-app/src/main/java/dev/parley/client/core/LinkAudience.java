package dev.parley.client.core;

import dev.parley.client.text.Texts;
import java.net.Inet6Address;
import java.net.InetAddress;

/** For whom a link is, by the kind of its address. */
public enum LinkAudience {
    NETWORK("core.link.for.network", "core.link.copied.network"),
    NETWORK_IPV6("core.link.for.network-ipv6", "core.link.copied.network-ipv6"),
    TUNNEL("core.link.for.tunnel", "core.link.copied.tunnel"),
    INTERNET("core.link.for.internet", "core.link.copied.internet"),
    INTERNET_IPV6("core.link.for.internet-ipv6", "core.link.copied.internet-ipv6"),
    ANYBODY("core.link.for.anybody", "core.link.copied.anybody");

    private final String label;
    private final String copied;

    /** The keys of what is said beside a link, and of what is said when it was copied. */
    LinkAudience(String label, String copied) {
        this.label = label;
        this.copied = copied;
    }

    /**
     * What is said beside one of the meeting's links, such as {@code For people on your network}. Links of which the same is said
     * are worth the same.
     */
    public static String label(AppState state, MeetingLink link) {
        return isOnOneOfSeveralNetworks(state, link)
                ? Texts.of("core.link.for.network-of", host(link))
                : Texts.of(of(state, link).label);
    }

    /** What is said when that one of the meeting's links was copied. */
    public static String copied(AppState state, MeetingLink link) {
        if (state.room().links().size() < 2) {
            return Texts.of("core.link.copied");
        }
        return isOnOneOfSeveralNetworks(state, link)
                ? Texts.of("core.link.copied.network-of", host(link))
                : Texts.of(of(state, link).copied);
    }

    /** Whether people outside of this computer's own networks cannot come in by any of the meeting's links. */
    public static boolean isOnlyNear(AppState state) {
        return Hosting.isHere(state)
                && !state.room().links().isEmpty()
                && state.room().links().stream().map(link -> of(state, link)).allMatch(LinkAudience::isNear);
    }

    private boolean isNear() {
        return switch (this) {
            case NETWORK, NETWORK_IPV6 -> true;
            case TUNNEL, INTERNET, INTERNET_IPV6, ANYBODY -> false;
        };
    }

    /** A computer that is on two networks has a link for each. */
    private static boolean isOnOneOfSeveralNetworks(AppState state, MeetingLink link) {
        return of(state, link) == NETWORK
                && state.room().links().stream()
                                .filter(other -> of(state, other) == NETWORK)
                                .count()
                        > 1;
    }

    private static String host(MeetingLink link) {
        return String.valueOf(link.server().getHost());
    }

    /** For whom a link of the meeting one is in is. */
    public static LinkAudience of(AppState state, MeetingLink link) {
        if (state.host().tunnels().contains(link.server())) {
            return TUNNEL;
        }
        try {
            return of(InetAddress.ofLiteral(withoutBrackets(host(link))));
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
