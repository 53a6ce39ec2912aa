package dev.parley.client.core;

import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.Invitation;
import dev.parley.protocol.InvitationState;
import dev.parley.protocol.Right;
import dev.parley.protocol.RoomId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Invitations from and to the account that is signed in, as they concern what is on the screen. */
public final class UserInvitations {
    private static final Comparator<Invitation> NEWEST_FIRST =
            Comparator.comparingLong(Invitation::createdAt).reversed();

    private UserInvitations() {}

    /** Whether the server that one is at carries invitations for this person. */
    public static boolean areOffered(AppState state) {
        AppState.Session session = state.connection().session();
        return session != null && session.invitations() && Kept.isOwner(state);
    }

    /** Whether this person may invite users into the meeting they are in. */
    public static boolean mayInvite(AppState state) {
        return areOffered(state) && HostPowers.has(state, Right.INVITE);
    }

    /** Those to this person that wait for an answer, and those that still let them in, the newest first. */
    public static List<Invitation> received(AppState state) {
        return all(state, invitation -> isReceived(state, invitation) && isGood(invitation))
                .toList();
    }

    private static boolean isGood(Invitation invitation) {
        return invitation.state() == InvitationState.PENDING || invitation.state() == InvitationState.ACCEPTED;
    }

    /** Those from this person into the meeting they are in, the newest first, of each user the last. */
    public static List<Invitation> sent(AppState state) {
        RoomId room = state.room().target();
        Map<String, Invitation> last = new LinkedHashMap<>();
        all(state, invitation -> isFrom(state, invitation) && invitation.room().equals(room))
                .forEach(invitation -> last.putIfAbsent(invitation.to(), invitation));
        return List.copyOf(last.values());
    }

    /** Whether what becomes of that invitation has been asked for, and not been told yet. */
    public static boolean isBeingAnswered(AppState state, String invitation) {
        return state.requests().values().stream()
                .anyMatch(request -> request instanceof Request.AnswerInvitation asked
                        && asked.invitation().equals(invitation));
    }

    /** Whether the server has been asked to invite somebody, and has not answered yet. */
    public static boolean isInviting(AppState state) {
        return Requests.awaits(state, Request.InviteUser.class);
    }

    /** An invitation that a step of the program has brought; of several the newest. Nothing of what was there at the start. */
    public static Optional<Invitation> came(AppState before, AppState after) {
        Pages<Invitation> known = Kept.of(before).invitations();
        boolean same = known.equals(Kept.of(after).invitations());
        return same || !known.known()
                ? Optional.empty()
                : received(after).stream()
                        .filter(invitation -> invitation.state() == InvitationState.PENDING)
                        .filter(invitation ->
                                known.items().stream().noneMatch(old -> old.id().equals(invitation.id())))
                        .findFirst();
    }

    static boolean isReceived(AppState state, Invitation invitation) {
        return invitation.to().equals(user(state));
    }

    private static boolean isFrom(AppState state, Invitation invitation) {
        return invitation.from().equals(user(state));
    }

    /** The own user name; empty for nobody's. */
    static String user(AppState state) {
        AccountInfo owner = state.auth().account().owner();
        return owner == null ? "" : owner.user();
    }

    private static Stream<Invitation> all(AppState state, Predicate<Invitation> which) {
        return areOffered(state)
                ? Kept.of(state).invitations().items().stream().filter(which).sorted(NEWEST_FIRST)
                : Stream.empty();
    }
}
