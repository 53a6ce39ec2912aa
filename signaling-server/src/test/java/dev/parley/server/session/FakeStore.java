package dev.parley.server.session;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Invitation;
import dev.parley.protocol.InvitationState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.StoreReply;
import dev.parley.protocol.StoreRequest;
import dev.parley.server.room.AccessRules;
import dev.parley.server.room.StoredRoom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A store that does what was asked when it is told to. */
final class FakeStore implements RoomStore {
    final Map<RoomId, StoredRoom> rooms = new HashMap<>();
    final Deque<Runnable> waiting = new ArrayDeque<>();
    final List<String> written = new ArrayList<>();
    final List<String> invited = new ArrayList<>();
    final Map<RoomId, AccessRules> unwritten = new HashMap<>();
    Teller teller;
    boolean away;

    /** The disk has written, or read, the next thing. */
    void works() {
        waiting.remove().run();
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public void find(RoomId room, String correlation, Consumer<Found> reply) {
        waiting.add(() -> reply.accept(
                away
                        ? new Unknown(new ServerMessage.ErrorReply(ErrorCode.INTERNAL, "Away.", 1_000L, correlation))
                        : rooms.containsKey(room) ? new Kept(rooms.get(room)) : new Missing()));
    }

    @Override
    public void add(StoredRoom room, Owner owner, Consumer<ServerMessage> reply) {
        waiting.add(() -> {
            rooms.put(room.info().id(), room);
            reply.accept(new ServerMessage.RoomCreated(
                    room.info().withAccess(room.rules().shown())));
        });
    }

    @Override
    public void tellBy(Teller newTeller) {
        teller = newTeller;
    }

    static StoreReply.InvitationChanged invitation(RoomId room, InvitationState state) {
        return new StoreReply.InvitationChanged(
                new Invitation("i-1", room, "Reading group", "ada", "Ada", "bob", state, 1, Long.MAX_VALUE >> 11));
    }

    @Override
    public void invite(RoomInfo room, String user, Owner owner, Consumer<ServerMessage> reply) {
        waiting.add(() -> {
            invited.add(room.name() + " " + user + " by " + owner.account());
            reply.accept(invitation(room.id(), InvitationState.PENDING));
        });
    }

    @Override
    public void answer(StoreRequest request, Owner owner, Consumer<ServerMessage> reply) {
        waiting.add(() -> reply.accept(
                switch (request) {
                    case StoreRequest.ListOwnRooms list ->
                        new StoreReply.OwnRooms(
                                rooms.values().stream().map(StoredRoom::info).toList(), false);
                    case StoreRequest.RoomHistory history ->
                        new StoreReply.RoomVisits(history.room(), List.of(), false);
                    case StoreRequest.DeleteRoom delete -> {
                        rooms.remove(delete.room());
                        yield new StoreReply.RoomDeleted(delete.room());
                    }
                    case StoreRequest.InviteUser invite -> throw new AssertionError("without its room");
                    case StoreRequest.ListInvitations list -> new StoreReply.Invitations(List.of());
                    case StoreRequest.InvitationAnswer answer ->
                        invitation(new RoomId(answer.invitation()), InvitationState.ACCEPTED);
                }));
    }

    @Override
    public void joined(RoomId room, Participant who, String account) {
        written.add(who.name() + " " + account);
    }

    @Override
    public void left(RoomId room, ParticipantId who, long nowMillis) {}

    @Override
    public void ruled(RoomId room, AccessRules rules) {
        unwritten.put(room, rules);
    }

    @Override
    public void putOut(RoomId room, String account) {
        written.add("put out " + account);
    }

    @Override
    public StoredRoom upToDate(StoredRoom found) {
        return found.with(unwritten.getOrDefault(found.info().id(), found.rules()));
    }

    @Override
    public boolean owes(RoomId room) {
        return unwritten.containsKey(room);
    }

    @Override
    public void keepRules(RoomId room, String correlation, Consumer<Optional<ServerMessage.ErrorReply>> reply) {
        waiting.add(() -> {
            if (away) {
                reply.accept(
                        Optional.of(new ServerMessage.ErrorReply(ErrorCode.INTERNAL, "Away.", 1_000L, correlation)));
            } else {
                AccessRules rules = unwritten.remove(room);
                rooms.computeIfPresent(room, (id, kept) -> kept.with(rules));
                reply.accept(Optional.empty());
            }
        });
    }
}
