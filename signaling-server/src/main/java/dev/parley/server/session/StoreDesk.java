package dev.parley.server.session;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Invitation;
import dev.parley.protocol.InvitationState;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.StoreReply;
import dev.parley.protocol.StoreRequest;
import dev.parley.server.room.AccessRules;
import dev.parley.server.room.RefusedException;
import dev.parley.server.room.Request;
import dev.parley.server.room.RoomPassword;
import dev.parley.server.room.StoredRoom;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * What one session asks of that which the server keeps for accounts. Any thread.
 *
 * <p>Bound: {@value #MOST_PENDING} requests wait for their answers; one more is refused.
 */
final class StoreDesk {
    static final int MOST_PENDING = 4;
    private static final long BUSY_MILLIS = 1_000;

    private final String session;
    private final RoomStore store;
    private final Switchboard switchboard;
    private final AtomicInteger pending = new AtomicInteger();
    private volatile @Nullable String account;

    StoreDesk(String session, Switchboard switchboard) {
        this.session = session;
        this.store = switchboard.store();
        this.switchboard = switchboard;
    }

    /** Whether a message is for this desk. */
    static boolean isFor(ClientMessage message) {
        return message instanceof StoreRequest
                || (message instanceof ClientMessage.CreateRoom create && create.durable());
    }

    /** The session was opened with this account's token, or by a guest. */
    void identified(@Nullable Identity identity) {
        account = identity == null ? null : identity.account();
    }

    /**
     * Asks one thing.
     *
     * @param reply called once, now or later, on any thread
     */
    void ask(Request request, Consumer<ServerMessage> reply) {
        String owner = account;
        String correlation = request.correlation();
        if (store.exists() && owner == null) {
            reply.accept(Refusals.refused(
                    ErrorCode.ACCOUNT_REQUIRED,
                    "Only whoever has an account can do that. Sign in first.",
                    correlation));
        } else if (pending.incrementAndGet() > MOST_PENDING) {
            pending.decrementAndGet();
            reply.accept(Refusals.tooFast(BUSY_MILLIS, correlation));
        } else {
            ask(request, new RoomStore.Owner(owner == null ? "" : owner, session, correlation), answer -> {
                pending.decrementAndGet();
                reply.accept(answer);
            });
        }
    }

    private void ask(Request asked, RoomStore.Owner owner, Consumer<ServerMessage> reply) {
        switch (asked.message()) {
            case StoreRequest.InviteUser invite -> invite(invite, owner, reply);
            case StoreRequest request -> store.answer(request, owner, answer -> reply.accept(completed(answer, owner)));
            case ClientMessage.CreateRoom create -> create(create, asked.password(), owner, reply);
            default ->
                throw new IllegalArgumentException(
                        "not for this desk: " + asked.message().getClass());
        }
    }

    private void create(
            ClientMessage.CreateRoom create,
            @Nullable RoomPassword password,
            RoomStore.Owner owner,
            Consumer<ServerMessage> reply) {
        try {
            RoomInfo room = switchboard.describe(create);
            AccessRules rules = AccessRules.first(create.entry(), password);
            store.add(new StoredRoom(room, owner.account(), rules, Map.of()), owner, reply);
        } catch (RefusedException refused) {
            reply.accept(Refusals.refused(refused.code(), refused.sentence(), owner.correlation()));
        }
    }

    /** Who is outside is not told whether there is such a room. */
    private void invite(StoreRequest.InviteUser invite, RoomStore.Owner owner, Consumer<ServerMessage> reply) {
        try {
            store.invite(switchboard.inviting(invite.room(), session), invite.user(), owner, reply);
        } catch (RefusedException refused) {
            reply.accept(Refusals.refused(refused.code(), refused.sentence(), owner.correlation()));
        }
    }

    /** On a thread of the store: whoever asked is answered whatever happens here. */
    private ServerMessage completed(ServerMessage answer, RoomStore.Owner owner) {
        try {
            return complete(answer, owner);
        } catch (RuntimeException | Error defect) {
            SessionLog.event(Level.ERROR, owner.correlation()).setCause(defect).log("A request failed");
            return Refusals.defect(owner.correlation());
        }
    }

    /** What the store does not know, or others have to hear of. */
    private ServerMessage complete(ServerMessage answer, RoomStore.Owner owner) {
        return switch (answer) {
            case StoreReply.OwnRooms own ->
                new StoreReply.OwnRooms(
                        own.rooms().stream().map(switchboard::asItIs).toList(), own.more());
            case StoreReply.RoomDeleted deleted -> {
                switchboard.delete(deleted.room());
                yield answer;
            }
            case StoreReply.InvitationChanged(Invitation invitation) -> {
                if (invitation.state() == InvitationState.ACCEPTED) {
                    switchboard.expect(invitation.room(), owner.account(), invitation.expiresAt());
                }
                yield answer;
            }
            default -> answer;
        };
    }
}
