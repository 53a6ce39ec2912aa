package dev.parley.protocol;

/** Optional features that {@code hello} and {@code welcome} name. */
public final class Capability {
    /** The server takes a {@link ClientMessage.Report}. */
    public static final String REPORT = "report";

    /** Rooms of the server have locks, passwords, invites and doors to knock at: it takes a {@link HostMessage} and a {@link Pass}. */
    public static final String ENTRY = "entry";

    private Capability() {}
}
