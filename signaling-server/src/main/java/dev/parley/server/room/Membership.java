package dev.parley.server.room;

import dev.parley.protocol.Claim;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import org.jspecify.annotations.Nullable;

/**
 * One stay in one room. It may pass from one session to the next, and go without any for the grace period.
 *
 * @param participant how the others see it while it has a session
 * @param session who is reached through it; null while it is only kept
 * @param hostSince when it became the host, milliseconds since 1970-01-01T00:00Z; 0 if it is not
 * @param claim that of the join it began with, null for none
 */
record Membership(
        Participant participant,
        @Nullable String session,
        long hostSince,
        @Nullable Claim claim) {
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

    Membership with(Participant changed) {
        return new Membership(changed, session, hostSince, claim);
    }

    Membership heldBy(String newSession) {
        return new Membership(participant, newSession, hostSince, claim);
    }

    Membership kept() {
        return new Membership(participant, null, hostSince, claim);
    }

    Membership hostSince(long since) {
        return new Membership(participant.withRole(since > 0 ? Role.HOST : Role.PARTICIPANT), session, since, claim);
    }
}
