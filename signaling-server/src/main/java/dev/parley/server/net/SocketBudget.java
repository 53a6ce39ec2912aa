package dev.parley.server.net;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.LoggerFactory;

/**
 * How many sockets there may be. When accepting fails for want of a file descriptor the library closes its listening
 * socket for good, so the server must never get there: it takes at most three quarters of those the process has left.
 *
 * @param admitted sockets that are let in
 * @param refused sockets that are only being told why not; what comes on top is closed without a word
 */
record SocketBudget(int admitted, int refused) {
    private static final int MOST_REFUSED = 128;

    /** The budget under the operating system's limit, which a process on Windows does not have. */
    static SocketBudget of(int wanted) {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)) {
            return new SocketBudget(wanted, MOST_REFUSED);
        }
        return of(wanted, system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount());
    }

    static SocketBudget of(int wanted, long descriptorsLeft) {
        long usable = Math.max(2, descriptorsLeft / 4 * 3);
        int refused = (int) Math.min(MOST_REFUSED, Math.max(1, usable / 4));
        int admitted = (int) Math.min(wanted, usable - refused);
        if (admitted < wanted) {
            LoggerFactory.getLogger("server.net")
                    .atWarn()
                    .addKeyValue("wanted", wanted)
                    .addKeyValue("admitted", admitted)
                    .log("Too few file descriptors for all connections; raise the limit (ulimit -n)");
        }
        return new SocketBudget(admitted, refused);
    }
}
