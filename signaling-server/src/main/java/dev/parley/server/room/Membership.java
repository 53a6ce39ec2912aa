package dev.parley.server.room;

import dev.parley.protocol.Claim;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Right;
import dev.parley.protocol.Role;
import org.jspecify.annotations.Nullable;

/**
 * One stay in one room. It may pass from one session to the next, and go without any for the grace period.
 *
 * @param participant how the others see it while it has a session
 * @param session who is reached through it; null while it is only kept
 * @param hostSince when it became the host, milliseconds since 1970-01-01T00:00Z; 0 if it is not
 * @param claim that of the join it began with, null for none
 * @param guest whether it stays a guest whatever happens, but for being handed the room
 * @param account whose it is; null if it came without one
 */
record Membership(
        Participant participant,
        @Nullable String session,
        long hostSince,
        @Nullable Claim claim,
        boolean guest,
        @Nullable String account) {
    ParticipantId id() {
        return participant.id();
    }

    boolean isKept() {
        return session == null;
    }

    boolean isHost() {
        return hostSince > 0;
    }

    boolean isHeldBy(String someone) {
        return someone.equals(session);
    }

    /** How the others see it now. */
    Participant shown() {
        return isKept() ? participant.withPresence(Presence.RECONNECTING, participant.handRaised()) : participant;
    }

    void checkMay(Right right) throws RefusedException {
        if (!participant.role().may(right)) {
            throw new RefusedException(ErrorCode.NOT_ALLOWED, sentence(right));
        }
    }

    private static String sentence(Right right) {
        return switch (right) {
            case TAKE_PART, SEND_MEDIA -> "You are a guest here: you can look, listen and chat.";
            case ADMIT, INVITE, CHANGE_ACCESS, ASK_TO_MUTE, REMOVE, HAND_OVER, CLOSE ->
                "Only the host of this meeting can do that. Ask the host.";
        };
    }

    Membership with(Participant changed) {
        return new Membership(changed, session, hostSince, claim, guest, account);
    }

    /** The same with another session; who has signed in meanwhile is known from now on. */
    Membership heldBy(String newSession, @Nullable String newAccount) {
        String known = newAccount == null ? account : newAccount;
        return new Membership(participant, newSession, hostSince, claim, guest, known);
    }

    Membership kept() {
        return new Membership(participant, null, hostSince, claim, guest, account);
    }

    /** A guest who follows a host, for want of anybody else, has a guest's rights all the same. */
    Membership hostSince(long since) {
        Role role = guest ? Role.GUEST : since > 0 ? Role.HOST : Role.PARTICIPANT;
        return new Membership(participant.withRole(role), session, since, claim, guest, account);
    }

    /** No guest any more. */
    Membership promoted() {
        return new Membership(participant, session, hostSince, claim, false, account);
    }
}
