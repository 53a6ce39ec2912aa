package dev.parley.protocol.json;

import java.lang.management.ManagementFactory;

/** Measures what the current thread allocates. */
final class Allocation {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** Bytes this thread has allocated so far. */
    static long bytes() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
