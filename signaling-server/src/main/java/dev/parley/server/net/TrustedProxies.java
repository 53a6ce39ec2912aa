package dev.parley.server.net;

import java.net.InetAddress;
import java.util.List;

/**
 * The reverse proxies in front of the server, and the header field in which they say whom they speak for. Everybody can write
 * such a field, so it counts only when the connection comes from one of them, and only what they wrote in it: read from the
 * right, where each proxy appends, the first address that is no trusted proxy is the client. What stands to the left of it
 * came from outside. Immutable; any thread.
 *
 * @param ranges addresses of the proxies, all of them if several stand in a row
 * @param header the one field that these proxies set; the other is not read, because a proxy that does not know it passes
 *     on what a client wrote there
 */
public record TrustedProxies(List<AddressRange> ranges, Header header) {
    /** No proxy: everybody has the address that the connection comes from. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of(), Header.X_FORWARDED_FOR);

    /** How a proxy names the client. */
    public enum Header {
        /** A list of addresses, some with a port. No standard has it and nearly every proxy sets it. */
        X_FORWARDED_FOR("x-forwarded-for"),
        /** RFC 7239: {@code for="[2001:db8::1]:4711";proto=https}. */
        FORWARDED("forwarded");

        private final String field;

        Header(String field) {
            this.field = field;
        }

        /** The field's name in lower case. */
        public String field() {
            return field;
        }
    }

    public TrustedProxies {
        ranges = List.copyOf(ranges);
    }

    boolean trusts(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    /**
     * Who is at the other end. A trusted proxy that says nothing, or nothing that is an address, answers for it itself.
     *
     * @param peer where the connection comes from
     */
    InetAddress client(InetAddress peer, RequestHead head) {
        if (!trusts(peer)) {
            return peer;
        }
        InetAddress known = peer;
        for (String hop : ForwardedFor.of(header, head.values(header.field())).reversed()) {
            InetAddress address = ForwardedFor.address(hop).orElse(null);
            if (address == null) {
                return known;
            }
            known = address;
            if (!trusts(address)) {
                return known;
            }
        }
        return known;
    }
}
