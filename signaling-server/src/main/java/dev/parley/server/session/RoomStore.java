package dev.parley.server.session;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.StoreReply;
import dev.parley.protocol.StoreRequest;
import dev.parley.server.room.AccessRules;
import dev.parley.server.room.Chronicle;
import dev.parley.server.room.StoredRoom;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rooms that outlive their last member, with who was there; an embedded server has none. Any thread. Each request returns at once
 * and is answered exactly once, on any thread, when what it says is on disk; of those that wait there are only so many, and one too many
 * is refused as {@link ErrorCode#RATE_LIMITED}.
 */
public interface RoomStore extends Chronicle {
    /**
     * Who asks.
     *
     * @param account whose session it is
     * @param session the one that asks
     * @param correlation for errors and the log
     */
    record Owner(String account, String session, String correlation) {}

    /** Tells all sessions of an account something. Any thread. */
    @FunctionalInterface
    interface Teller {
        /** Tells them, those of other servers apart; {@code except} is the session that is answered, empty for none. */
        void tell(String account, String except, ServerMessage message);
    }

    /** What looking for a room came to. */
    sealed interface Found {}

    /** It is kept. */
    record Kept(StoredRoom room) implements Found {}

    /** There is none. */
    record Missing() implements Found {}

    /** That could not be found out. */
    record Unknown(ServerMessage.ErrorReply why) implements Found {}

    /** Whether rooms can be kept. */
    boolean exists();

    /** Looks for a room that somebody wants to enter. */
    void find(RoomId room, String correlation, Consumer<Found> reply);

    /** Keeps a new room. The reply is {@link ServerMessage.RoomCreated} or an error. */
    void add(StoredRoom room, Owner owner, Consumer<ServerMessage> reply);

    /** Sets how others are told of what somebody did. To be called once, before anything is asked. */
    void tellBy(Teller teller);

    /** Invites a user into a room that whoever asks is in. The reply is {@link StoreReply.InvitationChanged} or an error. */
    void invite(RoomInfo room, String user, Owner owner, Consumer<ServerMessage> reply);

    /** A room that was found, maybe a while ago, with the rules that were told last ({@link #ruled}). Returns at once. */
    StoredRoom upToDate(StoredRoom found);

    /** Whether rules of that room, as they were told last ({@link #ruled}), are not on disk yet. */
    boolean owes(RoomId room);

    /**
     * Keeps the rules of that room as they were told last.
     *
     * @param reply called with what went wrong, or empty
     */
    void keepRules(RoomId room, String correlation, Consumer<Optional<ServerMessage.ErrorReply>> reply);

    /** Answers a request other than {@link StoreRequest.InviteUser}. */
    void answer(StoreRequest request, Owner owner, Consumer<ServerMessage> reply);

    /** A server that keeps no rooms. */
    RoomStore NONE = new RoomStore() {
        @Override
        public boolean exists() {
            return false;
        }

        @Override
        public void find(RoomId room, String correlation, Consumer<Found> reply) {
            reply.accept(new Missing());
        }

        @Override
        public void add(StoredRoom room, Owner owner, Consumer<ServerMessage> reply) {
            reply.accept(refusal(owner));
        }

        @Override
        public void answer(StoreRequest request, Owner owner, Consumer<ServerMessage> reply) {
            reply.accept(refusal(owner));
        }

        @Override
        public void tellBy(Teller teller) {}

        @Override
        public void invite(RoomInfo room, String user, Owner owner, Consumer<ServerMessage> reply) {
            reply.accept(refusal(owner));
        }

        private static ServerMessage refusal(Owner owner) {
            return Refusals.refused(
                    ErrorCode.ACCOUNTS_CLOSED,
                    "This server keeps no meetings. Open one that ends when all have left.",
                    owner.correlation());
        }

        @Override
        public void joined(RoomId room, Participant who, @Nullable String account) {}

        @Override
        public void left(RoomId room, ParticipantId who, long nowMillis) {}

        @Override
        public void ruled(RoomId room, AccessRules rules) {}

        @Override
        public void putOut(RoomId room, String account) {}

        @Override
        public StoredRoom upToDate(StoredRoom found) {
            return found;
        }

        @Override
        public boolean owes(RoomId room) {
            return false;
        }

        @Override
        public void keepRules(RoomId room, String correlation, Consumer<Optional<ServerMessage.ErrorReply>> reply) {
            reply.accept(Optional.empty());
        }
    };
}
