package dev.parley.server.durable;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Limits;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.StoreReply;
import dev.parley.protocol.StoreRequest;
import dev.parley.protocol.VisitInfo;
import dev.parley.server.room.AccessRules;
import dev.parley.server.room.StoredRoom;
import dev.parley.server.session.RoomStore;
import dev.parley.server.session.Timekeeper;
import dev.parley.server.store.Database;
import dev.parley.server.store.DurableRoom;
import dev.parley.server.store.Invited;
import dev.parley.server.store.Rooms;
import dev.parley.server.store.Visit;
import dev.parley.server.store.Visits;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The durable rooms of the standalone server in its database. Whether a room is there or somebody else's sounds the same to whoever does
 * not own it.
 */
public final class DurableRooms implements RoomStore, AutoCloseable {
    /** Most durable rooms of one account. */
    public static final int MOST_OF_ONE_ACCOUNT = 100;

    /** For how long after a server has gone those who were in a room may go on where they were, in milliseconds: an hour. */
    static final long AWAITED_MILLIS = 3_600_000;

    /** What the log calls what no request waits for. */
    private static final String NO_REQUEST = "rooms";

    private final Rooms rooms;
    private final Visits visits;
    private final History history;
    private final InvitationDesk invitations;
    private final RulesBook rules;
    private final StoreThreads threads = new StoreThreads();
    private final Timekeeper time;

    /** Rooms in a database, which stays the caller's to close. */
    public DurableRooms(Database database, Timekeeper time) {
        this.time = time;
        this.rooms = database.rooms();
        this.visits = database.visits();
        this.history = new History(visits, database::answers, time);
        this.invitations = new InvitationDesk(database.invitations(), time);
        this.rules = new RulesBook(rooms);
        history.start(() -> {
            invitations.tick();
            rules.tick();
        });
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public void find(RoomId room, String correlation, Consumer<Found> reply) {
        threads.ask(correlation, () -> found(room), Unknown::new, reply);
    }

    /** Who has just left is not awaited. */
    private Found found(RoomId room) {
        history.write();
        return rooms.withId(room).<Found>map(kept -> new Kept(stored(kept))).orElseGet(Missing::new);
    }

    @Override
    public void add(StoredRoom room, Owner owner, Consumer<ServerMessage> reply) {
        threads.answer(owner.correlation(), () -> Answer.of(added(room, owner)), reply);
    }

    private ServerMessage added(StoredRoom room, Owner owner) {
        return switch (rooms.add(kept(room), MOST_OF_ONE_ACCOUNT)) {
            case ADDED ->
                new ServerMessage.RoomCreated(
                        room.info().withAccess(room.rules().shown()));
            case TOO_MANY ->
                refusal(
                        ErrorCode.TOO_MANY_ROOMS,
                        "This account keeps " + MOST_OF_ONE_ACCOUNT + " meetings, which is the most. Delete one first.",
                        owner);
            case ID_TAKEN -> refusal(ErrorCode.INTERNAL, "That did not work. Try again.", owner);
        };
    }

    @Override
    public void invite(RoomInfo room, String user, Owner owner, Consumer<ServerMessage> reply) {
        threads.answer(owner.correlation(), () -> invitations.invite(room, user, owner), reply);
    }

    @Override
    public void tellBy(Teller teller) {
        invitations.tellBy(teller);
    }

    @Override
    public void answer(StoreRequest request, Owner owner, Consumer<ServerMessage> reply) {
        threads.answer(owner.correlation(), () -> answer(request, owner), reply);
    }

    private Answer answer(StoreRequest request, Owner owner) {
        return switch (request) {
            case StoreRequest.ListOwnRooms list -> Answer.of(list(list, owner));
            case StoreRequest.RoomHistory wanted -> Answer.of(history(wanted, owner));
            case StoreRequest.DeleteRoom delete -> delete(delete.room(), owner);
            case StoreRequest.InviteUser invite -> throw new IllegalArgumentException("asked without its room");
            case StoreRequest.ListInvitations list -> Answer.of(invitations.list(owner));
            case StoreRequest.InvitationAnswer answer -> invitations.answer(answer, owner);
        };
    }

    private ServerMessage list(StoreRequest.ListOwnRooms list, Owner owner) {
        return page(owner.account(), list.after());
    }

    /**
     * A page of the rooms of an account. Blocks for as long as the database takes.
     *
     * @param after the last one of the page before; null for the first page
     */
    public StoreReply.OwnRooms page(String account, @Nullable RoomId after) {
        List<DurableRoom> page = rooms.page(account, after, Limits.OWN_ROOMS_PAGE + 1);
        boolean more = page.size() > Limits.OWN_ROOMS_PAGE;
        return new StoreReply.OwnRooms(
                page.stream().limit(Limits.OWN_ROOMS_PAGE).map(this::shown).toList(), more);
    }

    private ServerMessage history(StoreRequest.RoomHistory wanted, Owner owner) {
        if (!owns(owner, wanted.room())) {
            return unknown(owner);
        }
        history.write();
        List<Visit> page = visits.page(wanted.room(), wanted.after(), Limits.VISITS_PAGE + 1);
        boolean more = page.size() > Limits.VISITS_PAGE;
        return new StoreReply.RoomVisits(
                wanted.room(),
                page.stream().limit(Limits.VISITS_PAGE).map(DurableRooms::info).toList(),
                more);
    }

    private boolean owns(Owner owner, RoomId room) {
        return rooms.withId(room)
                .filter(kept -> owner.account().equals(kept.ownerId()))
                .isPresent();
    }

    private Answer delete(RoomId room, Owner owner) {
        return rooms.removeOwn(room, owner.account(), time.epochMillis())
                .map(withdrawn -> new Answer(new StoreReply.RoomDeleted(room), () -> invitations.tell(withdrawn)))
                .orElseGet(() -> Answer.of(unknown(owner)));
    }

    /**
     * Removes a room of an account from where it is kept, with the invitations into it; false if it has none like this. Whoever is in it
     * stays. Blocks for as long as the database takes.
     */
    public boolean remove(RoomId room, String account) {
        Optional<List<Invited>> withdrawn = rooms.removeOwn(room, account, time.epochMillis());
        withdrawn.ifPresent(invitations::tell);
        return withdrawn.isPresent();
    }

    private static ServerMessage unknown(Owner owner) {
        return refusal(
                ErrorCode.ROOM_UNKNOWN, "You keep no meeting with this code. It may be deleted, or mistyped.", owner);
    }

    private static ServerMessage refusal(ErrorCode code, String sentence, Owner owner) {
        return new ServerMessage.ErrorReply(code, sentence, null, owner.correlation());
    }

    @Override
    public void joined(RoomId room, Participant who, @Nullable String account) {
        history.joined(room, who, account);
    }

    @Override
    public void left(RoomId room, ParticipantId who, long nowMillis) {
        history.left(room, who, nowMillis);
    }

    @Override
    public void ruled(RoomId room, AccessRules changed) {
        rules.note(room, changed);
        threads.ask(NO_REQUEST, () -> kept(room), Optional::of, failure -> {});
    }

    @Override
    public StoredRoom upToDate(StoredRoom found) {
        return found.with(rules.newest(found.info().id(), found.rules()));
    }

    @Override
    public boolean owes(RoomId room) {
        return rules.owes(room);
    }

    @Override
    public void keepRules(RoomId room, String correlation, Consumer<Optional<ServerMessage.ErrorReply>> reply) {
        threads.ask(correlation, () -> kept(room), Optional::of, reply);
    }

    private Optional<ServerMessage.ErrorReply> kept(RoomId room) {
        rules.write(room);
        return Optional.empty();
    }

    @Override
    public void putOut(RoomId room, String account) {
        threads.ask(NO_REQUEST, () -> withdrawn(room, account), Optional::of, failure -> {});
    }

    private Optional<ServerMessage.ErrorReply> withdrawn(RoomId room, String account) {
        invitations.putOut(room, account);
        return Optional.empty();
    }

    private static DurableRoom kept(StoredRoom room) {
        RoomInfo info = room.info();
        return new DurableRoom(
                info.id(),
                room.owner(),
                info.name(),
                info.description(),
                info.visibility(),
                info.maxParticipants(),
                info.createdAt(),
                info.createdAt(),
                RulesBook.written(room.rules()));
    }

    private StoredRoom stored(DurableRoom room) {
        AccessRules read = RulesBook.read(room.rules());
        return new StoredRoom(
                info(room),
                room.ownerId(),
                read,
                invitations.accepted(room.id()),
                visits.cutOff(room.id(), time.epochMillis() - AWAITED_MILLIS, Limits.ROOM_CEILING));
    }

    private RoomInfo shown(DurableRoom room) {
        return info(room)
                .withAccess(
                        rules.newest(room.id(), RulesBook.read(room.rules())).shown());
    }

    private static RoomInfo info(DurableRoom room) {
        return new RoomInfo(
                room.id(),
                room.name(),
                room.description(),
                "",
                room.visibility(),
                0,
                room.maxParticipants(),
                room.createdAt());
    }

    private static VisitInfo info(Visit visit) {
        return new VisitInfo(
                visit.participant(), visit.displayName(), visit.userId() != null, visit.joinedAt(), visit.leftAt());
    }

    InvitationDesk invitations() {
        return invitations;
    }

    History history() {
        return history;
    }

    /** Lets what has begun come to its end, for about a second at most, and writes the history. */
    @Override
    public void close() {
        threads.close();
        history.close();
    }
}
