package dev.parley.server.net;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses that begin with the same bits, as CIDR writes them (RFC 4632 §3.1, RFC 4291 §2.3): {@code 10.0.0.0/8},
 * {@code 2001:db8::/32}, or one address alone. Bits behind the prefix do not count. Immutable; any thread.
 */
public final class AddressRange {
    private static final Pattern FORM = Pattern.compile("([^/]{1,45})(?:/(\\d{1,3}))?");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final byte[] start;
    private final int prefix;

    private AddressRange(byte[] start, int prefix) {
        this.start = start;
        this.prefix = prefix;
    }

    /** Reads a range; empty if it is none. Names are not looked up. */
    public static Optional<AddressRange> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        return address(form.group(1)).map(InetAddress::getAddress).flatMap(start -> {
            int bits = start.length * Byte.SIZE;
            int prefix = form.group(2) == null ? bits : Integer.parseInt(form.group(2));
            return prefix > bits ? Optional.empty() : Optional.of(new AddressRange(start, prefix));
        });
    }

    /** Reads an address that stands for itself; empty if it is none. An IPv6 address that maps an IPv4 one is that one. */
    static Optional<InetAddress> address(String literal) {
        if (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException outOfRange) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit += Byte.SIZE) {
            int differs = (bytes[bit / Byte.SIZE] ^ start[bit / Byte.SIZE]) & 0xFF;
            int beyond = Math.max(0, bit + Byte.SIZE - prefix);
            if (differs >> beyond != 0) {
                return false;
            }
        }
        return true;
    }
}
