package dev.parley.client.core;

import dev.parley.protocol.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * A request whose answer is awaited. At most one of each kind is, besides {@link Ping}, of which there are at most two, {@link
 * CreateInvite}, of which there is one for each room that was hosted within {@value Requests#TIMEOUT_MS} ms, and {@link
 * AnswerInvitation}, of which there is one for each invitation and {@value InvitationsUpdate#MOST_AWAITED} in all.
 */
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

    /** A link that lets somebody into that room. Only the answer has it, so that a second one is not asked for before. */
    record CreateInvite(RoomId room) implements Request {}

    /** What is asked about invitations of users. */
    sealed interface Inviting extends Request {}

    /**
     * Those that there are.
     *
     * @param newest when the newest that was known then was sent, milliseconds since 1970-01-01T00:00Z by the server's clock; 0 for none
     */
    record ListInvitations(long newest) implements Inviting {}

    record InviteUser() implements Inviting {}

    /**
     * An answer to an invitation, or its end.
     *
     * @param enters its meeting, if it is accepted
     */
    record AnswerInvitation(String invitation, boolean enters) implements Inviting {}

    /** What is asked of that which the server keeps for accounts; it takes a while. */
    sealed interface Stored extends Request {}

    /**
     * The own rooms.
     *
     * @param after the last one of the page before; null for the first page
     */
    record OwnRooms(@Nullable RoomId after) implements Stored {}

    /** Who was in an own room; one that was asked about before is not awaited any more. */
    record RoomHistory() implements Stored {}

    /**
     * The end of an own room.
     *
     * @param name what it was called
     */
    record DeleteRoom(RoomId room, String name) implements Stored {}

    /**
     * A heartbeat.
     *
     * @param sentAt milliseconds since 1970-01-01T00:00Z
     */
    record Ping(long sentAt) implements Request {}
}
