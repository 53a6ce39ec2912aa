package dev.parley.protocol;

/** Optional features that {@code hello} and {@code welcome} name. */
public final class Capability {
    /** The server takes a {@link ClientMessage.Report}. */
    public static final String REPORT = "report";

    private Capability() {}
}
