package dev.parley.client.app.process;

import java.util.concurrent.TimeUnit;

/** How a child process ends that has been asked to. */
public final class Departure {
    private Departure() {}

    /** Waits until it is gone, and ends it forcibly if that takes longer than so many milliseconds or the wait is interrupted. */
    public static void await(Process process, long patienceMs) {
        try {
            if (!process.waitFor(patienceMs, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
