package dev.parley.client.app.network;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A clock that nobody sets and that goes on while the computer sleeps. {@link System#nanoTime()} stands still meanwhile on Linux
 * ({@code CLOCK_MONOTONIC}) and on macOS ({@code mach_absolute_time}), and the wall clock also jumps when somebody sets it. On
 * Windows {@code nanoTime} itself goes on (QueryPerformanceCounter counts sleep).
 */
@FunctionalInterface
interface ElapsedClock {
    /** {@code clock_gettime(2)}: since the start, with the time in suspend. */
    int LINUX_CLOCK_BOOTTIME = 7;

    /** Darwin's {@code clock_gettime(3)}: "will continue to increment while the system is asleep". */
    int DARWIN_CLOCK_MONOTONIC = 6;

    /** Nanoseconds since some moment; only differences mean something. */
    long nanos();

    /** The clock of this system; {@code nanoTime} where no better one is known. */
    static ElapsedClock ofThisSystem() {
        String system = System.getProperty("os.name");
        if (system.startsWith("Linux")) {
            return ofSystemClock(LINUX_CLOCK_BOOTTIME);
        }
        return system.startsWith("Mac") ? ofSystemClock(DARWIN_CLOCK_MONOTONIC) : System::nanoTime;
    }

    /** The clock of this number, or {@code nanoTime} if it does not answer. Not for several threads at once. */
    static ElapsedClock ofSystemClock(int id) {
        Logger log = LoggerFactory.getLogger(ElapsedClock.class);
        try {
            Posix clock = new Posix(id);
            clock.nanos();
            return clock;
        } catch (RuntimeException | Error e) {
            log.atWarn().setCause(e).log("Sleep cannot be noticed on this system");
            return System::nanoTime;
        }
    }

    /** {@code int clock_gettime(clockid_t, struct timespec *)}. */
    final class Posix implements ElapsedClock {
        private static final FunctionDescriptor CLOCK_GETTIME =
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
        private static final MemoryLayout TIMESPEC =
                MemoryLayout.structLayout(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);

        private final int id;
        private final MemorySegment time = Arena.ofAuto().allocate(TIMESPEC);
        private final MethodHandle clockGettime;

        @SuppressWarnings("restricted") // the signature below is POSIX's; the app is started with native access
        Posix(int id) {
            Linker linker = Linker.nativeLinker();
            this.id = id;
            this.clockGettime = linker.downcallHandle(
                    linker.defaultLookup().find("clock_gettime").orElseThrow(), CLOCK_GETTIME);
        }

        @Override
        public long nanos() {
            if (read() != 0) {
                throw new IllegalStateException("clock_gettime(" + id + ") failed.");
            }
            return TimeUnit.SECONDS.toNanos(time.get(ValueLayout.JAVA_LONG, 0)) + time.get(ValueLayout.JAVA_LONG, 8);
        }

        private int read() {
            try {
                return (int) clockGettime.invokeExact(id, time);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
