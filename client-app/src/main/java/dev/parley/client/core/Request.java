package dev.parley.client.core;

/** A request whose answer is awaited. At most one of each kind is, besides {@link Ping}, of which there are at most two. */
public sealed interface Request {
    /** {@code hello}; counted from opening the socket, so that it also bounds the time to connect. */
    record Hello() implements Request {}

    /** How one may come in. */
    record AuthMethods() implements Request {}

    /** {@code sign-in} or {@code register}. */
    record SignIn() implements Request {}

    /** {@code refresh-token}; counted from asking for the kept token, so that there is never a second one under way. */
    record Refresh() implements Request {}

    /** {@code sign-out}; counted from asking for the kept token. */
    record SignOut() implements Request {}

    record ListRooms() implements Request {}

    record CreateRoom() implements Request {}

    record JoinRoom() implements Request {}

    /**
     * One's own way out.
     *
     * @param closes the meeting, for everybody
     */
    record LeaveRoom(boolean closes) implements Request {}

    record GetIceServers() implements Request {}

    /**
     * A heartbeat.
     *
     * @param sentAt milliseconds since 1970-01-01T00:00Z
     */
    record Ping(long sentAt) implements Request {}
}
