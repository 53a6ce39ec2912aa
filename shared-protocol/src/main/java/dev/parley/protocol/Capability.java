package dev.parley.protocol;

/** Optional features that {@code hello} and {@code welcome} name. */
public final class Capability {
    /** The server takes a {@link ClientMessage.Report}. */
    public static final String REPORT = "report";

    /** Rooms of the server have locks, passwords, invites and doors to knock at: it takes a {@link HostMessage} and a {@link Pass}. */
    public static final String ENTRY = "entry";

    /** The server keeps rooms for the owners of accounts: {@link ClientMessage.CreateRoom#durable}, {@link StoreRequest}. */
    public static final String DURABLE_ROOMS = "durable-rooms";

    /** The server keeps invitations of users, see {@link StoreRequest.InviteUser}. */
    public static final String INVITATIONS = "invitations";

    private Capability() {}
}
