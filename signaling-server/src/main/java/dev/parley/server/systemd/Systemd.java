package dev.parley.server.systemd;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What systemd wants to hear of a service of {@code Type=notify} (sd_notify(3), sd_watchdog_enabled(3)). Where systemd did not
 * start this process, nothing is said. What cannot be said is logged and does no harm. Any thread.
 */
public final class Systemd {
    private static final Logger LOG = LoggerFactory.getLogger("server.systemd");

    private final @Nullable DatagramSocket socket;
    private final Optional<Duration> watchdog;

    private Systemd(@Nullable DatagramSocket socket, Optional<Duration> watchdog) {
        this.socket = socket;
        this.watchdog = watchdog;
    }

    /**
     * Reads what systemd put into the environment: {@code NOTIFY_SOCKET}, {@code WATCHDOG_USEC} and {@code WATCHDOG_PID}.
     *
     * @param pid of this process; the watchdog of another is not this one's
     */
    public static Systemd of(Map<String, String> environment, long pid) {
        String path = environment.getOrDefault("NOTIFY_SOCKET", "");
        if (!path.startsWith("/") && !path.startsWith("@")) {
            return new Systemd(null, Optional.empty());
        }
        return new Systemd(new DatagramSocket(path), watchdog(environment, pid));
    }

    private static Optional<Duration> watchdog(Map<String, String> environment, long pid) {
        String owner = environment.getOrDefault("WATCHDOG_PID", Long.toString(pid));
        try {
            long micros = Long.parseLong(environment.getOrDefault("WATCHDOG_USEC", "0"));
            return owner.equals(Long.toString(pid)) && micros > 0
                    ? Optional.of(Duration.ofNanos(micros * 1_000))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** How long systemd waits for {@link #alive} before it takes the service for dead; empty if it does not. */
    public Optional<Duration> watchdog() {
        return watchdog;
    }

    /** The service accepts connections. */
    public void ready() {
        say("READY=1\nSTATUS=Accepting connections");
    }

    /** The service works. */
    public void alive() {
        say("WATCHDOG=1");
    }

    /**
     * The service is going down.
     *
     * @param within how long that may take
     */
    public void stopping(Duration within) {
        say("STOPPING=1\nSTATUS=Parting from clients\nEXTEND_TIMEOUT_USEC=" + within.toNanos() / 1_000);
    }

    private void say(String assignments) {
        if (socket == null) {
            return;
        }
        try {
            socket.send(assignments);
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("why", e.getMessage()).log("systemd cannot be told how this service is");
        }
    }
}
