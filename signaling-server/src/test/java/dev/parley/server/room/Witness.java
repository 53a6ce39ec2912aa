package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One session that believes only what it is told, and objects to what it should not be told. */
final class Witness {
    private final String session;
    private final Attendees attendees;
    private final Map<RoomId, RoomInfo> list = new HashMap<>();
    private ClientMessage.@Nullable JoinRoom joining;
    private boolean following;
    private long revision;

    Witness(String session, Attendees attendees) {
        this.session = session;
        this.attendees = attendees;
    }

    void aboutToSay(ClientMessage message) {
        attendees.speaks(session);
        switch (message) {
            case ClientMessage.JoinRoom join -> joining = join;
            case ClientMessage.SubscribeRooms subscribe -> following = true;
            case ClientMessage.UnsubscribeRooms unsubscribe -> following = false;
            default -> {}
        }
    }

    void hear(ServerMessage message) {
        switch (message) {
            case ServerMessage.RoomCreated created ->
                assertThat(created.room().count()).isZero();
            case ServerMessage.RoomList snapshot -> hear(snapshot);
            case ServerMessage.RoomDelta delta -> hear(delta);
            case ServerMessage.RoomRevision told -> assertThat(told.revision()).isEqualTo(revision);
            case ServerMessage.RoomJoined joined -> hear(joined);
            case ServerMessage.RoomTicket ticket -> {
                stay(ticket.room()).ticket = ticket.ticket();
                attendees.gotTicket(ticket.ticket());
            }
            case ServerMessage.RoomLeft left -> attendees.leaves(session, left.room());
            case ServerMessage.UserJoined user -> stay(user.room()).arrive(user.participant());
            case ServerMessage.UserRejoined user ->
                stay(user.room()).arriveInPlaceOf(user.previous(), user.participant());
            case ServerMessage.UserLeft user -> stay(user.room()).depart(user.participant());
            case ServerMessage.RoomStatus status -> stay(status.room().id()).hear(status);
            case ServerMessage.MediaChanged changed ->
                stay(changed.room()).change(changed.participant(), p -> p.withMedia(changed.media()));
            case ServerMessage.PresenceChanged changed ->
                stay(changed.room())
                        .change(changed.participant(), p -> p.withPresence(changed.presence(), changed.handRaised()));
            case Signal.Offer offer -> heardFrom(offer, offer.sdp());
            case Signal.Candidate candidate ->
                heardFrom(candidate, candidate.candidate().candidate());
            case Signal.Answer answer -> throw new AssertionError("nobody answered");
            case ServerMessage.ErrorReply error -> assertThat(error.message()).isNotBlank();
            case ServerMessage.Welcome w -> throw new AssertionError(w);
            case ServerMessage.Goodbye g -> throw new AssertionError(g);
            case ServerMessage.IceServers i -> throw new AssertionError(i);
            case ServerMessage.Pong p -> throw new AssertionError(p);
        }
    }

    private void heardFrom(Signal signal, String sender) {
        assertThat(stay(signal.room())).isNotNull();
        assertThat(attendees.stay(sender, signal.room()).orElseThrow().self.id())
                .isEqualTo(signal.peer());
    }

    private void hear(ServerMessage.RoomJoined joined) {
        assertThat(attendees.stay(session, joined.room().id())).isEmpty();
        Stay stay = attendees.joins(session, joining, joined);
        assertThat(stay.room).isEqualTo(joining.room());
    }

    private Stay stay(RoomId room) {
        return attendees
                .stay(session, room)
                .orElseThrow(() -> new AssertionError(session + " was told about a room it is not in"));
    }

    private void hear(ServerMessage.RoomList snapshot) {
        revision = snapshot.revision();
        list.clear();
        snapshot.rooms().forEach(room -> list.put(room.id(), room));
    }

    private void hear(ServerMessage.RoomDelta delta) {
        assertThat(following).isTrue();
        assertThat(delta.revision()).isEqualTo(revision + 1);
        revision = delta.revision();
        delta.removed().forEach(list::remove);
        delta.changed().forEach(room -> list.put(room.id(), room));
    }

    /** Whoever followed every delta holds exactly the server's list. */
    void checkList(ServerMessage.RoomList truth) {
        if (following) {
            assertThat(revision).isEqualTo(truth.revision());
            assertThat(list.values()).containsExactlyInAnyOrderElementsOf(truth.rooms());
        }
    }
}
