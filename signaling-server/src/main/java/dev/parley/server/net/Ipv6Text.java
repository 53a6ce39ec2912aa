package dev.parley.server.net;

import java.net.Inet6Address;
import java.util.Locale;
import java.util.StringJoiner;

/** IPv6 addresses as people write them: RFC 5952 §4. Java writes every group in full. */
final class Ipv6Text {
    private static final int GROUPS = 8;

    /** A single group of zeros is not shortened (§4.2.2). */
    private static final int SHORTEST_RUN = 2;

    private Ipv6Text() {}

    /** Such as {@code 2001:db8::20}; without zone and brackets. */
    static String of(Inet6Address address) {
        byte[] bytes = address.getAddress();
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = ((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff);
        }
        int start = longestRun(groups);
        int length = start < 0 ? 0 : runAt(groups, start);
        return length == 0
                ? text(groups, 0, GROUPS)
                : text(groups, 0, start) + "::" + text(groups, start + length, GROUPS);
    }

    /** Where the longest run of zeros begins, of equal ones the first (§4.2.3); -1 for none worth shortening. */
    private static int longestRun(int[] groups) {
        int best = -1;
        int length = SHORTEST_RUN - 1;
        for (int i = 0; i < GROUPS; i++) {
            if (runAt(groups, i) > length) {
                best = i;
                length = runAt(groups, i);
            }
        }
        return best;
    }

    private static int runAt(int[] groups, int start) {
        int end = start;
        while (end < GROUPS && groups[end] == 0) {
            end++;
        }
        return end - start;
    }

    /** Lower case, without leading zeros (§4.1, §4.3). */
    private static String text(int[] groups, int from, int to) {
        StringJoiner joined = new StringJoiner(":");
        for (int i = from; i < to; i++) {
            joined.add(Integer.toHexString(groups[i]).toLowerCase(Locale.ROOT));
        }
        return joined.toString();
    }
}
