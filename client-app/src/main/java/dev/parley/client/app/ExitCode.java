package dev.parley.client.app;

/** How a process of Parley ends: part of the command line's contract. */
public enum ExitCode {
    DONE(0),
    /** Anything that has no number of its own. */
    OTHER(1),
    USAGE(2),
    /** No server answers, or there is no display. */
    UNREACHABLE(3),
    /** The server said no; its error code is on standard error. */
    REFUSED(4),
    /** The connection was lost for good. */
    LOST(5);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
