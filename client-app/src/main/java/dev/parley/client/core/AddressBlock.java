package dev.parley.client.core;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * A block of addresses.
 *
 * @param first an address in it
 * @param bits how many leading bits all its addresses share, 0 to 128
 */
record AddressBlock(InetAddress first, int bits) {
    /** Addresses under which nobody is reached from the internet: the special-purpose registries (RFC 6890) and later additions. */
    private static final List<AddressBlock> SPECIAL = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private (RFC 1918)
                    "100.64.0.0/10", // between a provider and its customers (RFC 6598)
                    "127.0.0.0/8", // this computer
                    "169.254.0.0/16", // one link
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments
                    "192.0.2.0/24", // documentation (RFC 5737)
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // measurements (RFC 2544)
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/3", // groups, and reserved
                    "::/3", // this computer, and translations
                    "2001::/23", // protocol assignments
                    "2001:db8::/32", // documentation (RFC 3849)
                    "3fff::/20", // documentation (RFC 9637)
                    "8000::/1", // not assigned; unique local (RFC 4193), one link, groups
                    "4000::/2") // not assigned
            .map(AddressBlock::of)
            .toList();

    private static AddressBlock of(String block) {
        int slash = block.indexOf('/');
        return new AddressBlock(
                InetAddress.ofLiteral(block.substring(0, slash)), Integer.parseInt(block.substring(slash + 1)));
    }

    /** Whether packets to this address find their way through the internet, as far as the address tells. */
    static boolean isGlobal(InetAddress address) {
        return SPECIAL.stream().noneMatch(block -> block.contains(address));
    }

    private boolean contains(InetAddress address) {
        byte[] one = first.getAddress();
        byte[] other = address.getAddress();
        if (one.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            if (((one[bit / 8] ^ other[bit / 8]) & (0x80 >> bit % 8)) != 0) {
                return false;
            }
        }
        return true;
    }
}
