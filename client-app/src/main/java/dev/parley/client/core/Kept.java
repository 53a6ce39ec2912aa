package dev.parley.client.core;

import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.Invitation;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.VisitInfo;
import org.jspecify.annotations.Nullable;

/**
 * What a server keeps for the account that is signed in there.
 *
 * @param account whose it is, by id; empty for nobody's
 * @param rooms the rooms that outlive their last member, oldest first
 * @param deleting the one that is being deleted, null for none
 * @param history who was in one of them, null while nobody wants to know
 * @param invitations sent and received
 * @param problem why a user could not be invited, a sentence; empty if nothing is wrong
 */
public record Kept(
        String account,
        Pages<RoomInfo> rooms,
        @Nullable RoomId deleting,
        @Nullable History history,
        Pages<Invitation> invitations,
        String problem) {
    public static final Kept NOTHING = of("");

    /**
     * Who was in an own room.
     *
     * @param visits the newest first
     */
    public record History(RoomId room, Pages<VisitInfo> visits) {
        History with(Pages<VisitInfo> newVisits) {
            return new History(room, newVisits);
        }
    }

    private static Kept of(String account) {
        return new Kept(account, Pages.unknown(), null, null, Pages.unknown(), "");
    }

    /** Whether the server that one is at keeps rooms for this person. */
    public static boolean offersRooms(AppState state) {
        AppState.Session session = state.connection().session();
        return session != null && session.durableRooms() && isOwner(state);
    }

    /** A token goes to the server that gave it alone; at others one is a guest. */
    static boolean isOwner(AppState state) {
        return state.auth().account().isOwnedAt(state.connection().server());
    }

    /** What is known of it. Nothing of what somebody else had. */
    public static Kept of(AppState state) {
        AccountInfo owner = state.auth().account().owner();
        String account = owner == null ? "" : owner.id();
        Kept kept = state.dashboard().kept();
        return kept.account().equals(account) ? kept : of(account);
    }

    /** Whether the meeting this person is in takes place in a room of theirs, which stays when it ends. */
    public static boolean holdsMeeting(AppState state) {
        RoomId room = state.room().target();
        return room != null && has(state, room);
    }

    /** Whether that room is one of theirs, so that it does not end with its last member. */
    static boolean has(AppState state, RoomId room) {
        return offersRooms(state)
                && of(state).rooms().items().stream().anyMatch(own -> own.id().equals(room));
    }

    Kept withRooms(Pages<RoomInfo> newRooms) {
        return new Kept(account, newRooms, deleting, history, invitations, problem);
    }

    Kept withDeleting(@Nullable RoomId room) {
        return new Kept(account, rooms, room, history, invitations, problem);
    }

    Kept withHistory(@Nullable History newHistory) {
        return new Kept(account, rooms, deleting, newHistory, invitations, problem);
    }

    Kept withInvitations(Pages<Invitation> newInvitations) {
        return new Kept(account, rooms, deleting, history, newInvitations, problem);
    }

    Kept withProblem(String newProblem) {
        return new Kept(account, rooms, deleting, history, invitations, newProblem);
    }
}
