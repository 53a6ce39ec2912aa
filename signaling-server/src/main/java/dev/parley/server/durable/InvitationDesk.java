package dev.parley.server.durable;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Invitation;
import dev.parley.protocol.InvitationState;
import dev.parley.protocol.Limits;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.StoreReply;
import dev.parley.protocol.StoreRequest;
import dev.parley.server.session.RandomIds;
import dev.parley.server.session.RoomStore;
import dev.parley.server.session.RoomStore.Owner;
import dev.parley.server.session.Timekeeper;
import dev.parley.server.store.Invitations;
import dev.parley.server.store.Invited;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Invitations of users. Each change is told to all sessions of both accounts. Whoever invites hears the same, after the same work,
 * whether there is such a user or not. Any thread; blocks for as long as the database takes.
 */
final class InvitationDesk {
    /** How long an invitation can be answered, and lets its user in once it is accepted, in milliseconds: 7 days. */
    static final long LIFE_MILLIS = 7L * 24 * 3_600_000;

    /** How long it is listed after that, in milliseconds: 30 days. */
    static final long LISTED_MILLIS = 30L * 24 * 3_600_000;

    private static final Logger LOG = LoggerFactory.getLogger("server.durable");

    private final Invitations invitations;
    private final Timekeeper time;
    private final RandomIds ids = new RandomIds(new SecureRandom());
    private volatile RoomStore.Teller teller = (account, except, message) -> {};

    InvitationDesk(Invitations invitations, Timekeeper time) {
        this.invitations = invitations;
        this.time = time;
    }

    void tellBy(RoomStore.Teller newTeller) {
        teller = newTeller;
    }

    Answer invite(RoomInfo room, String user, Owner owner) {
        if (invitations.isOneself(owner.account(), user)) {
            return Answer.of(new ServerMessage.ErrorReply(
                    ErrorCode.INVALID_FIELD,
                    "user: this is your own user name. Give somebody else's.",
                    null,
                    owner.correlation()));
        }
        long now = time.epochMillis();
        Optional<Invited> invited = invitations.add(new Invitations.New(
                ids.nextParticipant().value(), room.id(), room.name(), owner.account(), user, now, now + LIFE_MILLIS));
        return invited.map(one -> changed(one, owner))
                .orElseGet(() -> Answer.of(new ServerMessage.ErrorReply(
                        ErrorCode.TOO_MANY_INVITATIONS,
                        Invitations.MOST_PENDING + " of your invitations wait for an answer, or you have sent "
                                + Invitations.MOST_OF_A_DAY
                                + " within a day, which is the most. Take some back, or wait.",
                        null,
                        owner.correlation())));
    }

    ServerMessage list(Owner owner) {
        return new StoreReply.Invitations(invitations.of(owner.account(), Limits.INVITATIONS).stream()
                .map(InvitationDesk::shown)
                .toList());
    }

    Answer answer(StoreRequest.InvitationAnswer answer, Owner owner) {
        long now = time.epochMillis();
        Optional<Invited> answered = switch (answer) {
            case StoreRequest.AcceptInvitation accept ->
                invitations.answer(accept.invitation(), owner.account(), InvitationState.ACCEPTED, now);
            case StoreRequest.DeclineInvitation decline ->
                invitations.answer(decline.invitation(), owner.account(), InvitationState.DECLINED, now);
            case StoreRequest.WithdrawInvitation withdraw ->
                invitations.withdraw(withdraw.invitation(), owner.account(), now);
        };
        return answered.map(one -> changed(one, owner))
                .orElseGet(() -> Answer.of(new ServerMessage.ErrorReply(
                        ErrorCode.INVITATION_UNKNOWN,
                        "There is no such invitation any more: it has run out, was taken back, or is answered already.",
                        null,
                        owner.correlation())));
    }

    private Answer changed(Invited one, Owner owner) {
        return new Answer(new StoreReply.InvitationChanged(shown(one)), () -> tell(one, owner.session()));
    }

    /** {@code except}: the session that is answered; empty for none. */
    private void tell(Invited one, String except) {
        ServerMessage message = new StoreReply.InvitationChanged(shown(one));
        teller.tell(one.fromId(), except, message);
        String to = one.toId();
        if (to != null && !to.equals(one.fromId())) {
            teller.tell(to, except, message);
        }
    }

    /** Tells both sides of each what has become of it. */
    void tell(List<Invited> changed) {
        changed.forEach(one -> tell(one, ""));
    }

    /** The host has put somebody out: what invited that account before lets it in no more. */
    void putOut(RoomId room, String account) {
        tell(invitations.withdrawAll(room, account, time.epochMillis()));
    }

    /** Who may enter a room by an invitation they have accepted, and until when. */
    Map<String, Long> accepted(RoomId room) {
        Map<String, Long> accepted = new LinkedHashMap<>();
        for (Invited one : invitations.accepted(room, time.epochMillis(), Limits.ROOM_CEILING)) {
            String to = one.toId();
            if (to != null) {
                accepted.putIfAbsent(to, one.expiresAt());
            }
        }
        return accepted;
    }

    /** Lets time pass: ends what was not answered, and forgets what is long over. */
    void tick() {
        try {
            long now = time.epochMillis();
            tell(invitations.expire(now));
            invitations.forget(now - LISTED_MILLIS, now - Invitations.DAY_MILLIS);
        } catch (RuntimeException away) {
            LOG.atWarn()
                    .addKeyValue("kind", away.getClass().getSimpleName())
                    .log("Invitations could not be looked through; it is tried again");
        }
    }

    private static Invitation shown(Invited one) {
        return new Invitation(
                one.id(),
                one.room(),
                one.roomName(),
                one.from(),
                one.fromName(),
                one.to(),
                one.state(),
                one.createdAt(),
                one.expiresAt());
    }
}
