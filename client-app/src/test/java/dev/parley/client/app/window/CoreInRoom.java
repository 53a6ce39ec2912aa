package dev.parley.client.app.window;

import dev.parley.client.app.Store;
import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.Next;
import dev.parley.client.core.Program;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.net.URI;
import java.util.List;
import java.util.function.LongSupplier;

/** The real core, signed in and in a meeting with Ann and Zoe; a listener hears what happens, and effects go nowhere. */
final class CoreInRoom {
    static final RoomId ROOM = new RoomId("lusab-babad-gutih");
    static final URI SERVER = URI.create("ws://server.example:8443");
    static final ParticipantId ANN = new ParticipantId("a");
    static final ParticipantId ZOE = new ParticipantId("z");

    private final Store.Listener listener;
    private final LongSupplier clock;
    private AppState state = Program.initial();

    CoreInRoom(Store.Listener listener, LongSupplier clock) {
        this.listener = listener;
        this.clock = clock;
        happen(new Event.SignIn("Max", SERVER));
        happen(new Event.SocketOpened());
        answer(new ServerMessage.Welcome(1, "s", "test", List.of(), 10, 20_000, 30_000));
        happen(new Event.JoinRoom(ROOM));
        RoomInfo room = new RoomInfo(ROOM, "Standup", "", "Ann", Visibility.PUBLIC, 3, 6, 1);
        List<Participant> others = List.of(person(ANN, "Ann"), person(ZOE, "Zoe"));
        answer(new ServerMessage.RoomJoined(room, new ParticipantId("m"), others, List.of(), 0, "", false));
    }

    static Participant person(ParticipantId id, String name) {
        MediaState media = new MediaState(true, true, false);
        return new Participant(id, name, Role.PARTICIPANT, media, Presence.ACTIVE, false, 1);
    }

    AppState state() {
        return state;
    }

    /** The server answers what it was asked last. */
    void answer(ServerMessage message) {
        String newest = List.copyOf(state.requests().keySet()).getLast();
        happen(new Event.ServerSaid(message, newest));
    }

    void say(ServerMessage message) {
        happen(new Event.ServerSaid(message, null));
    }

    void happen(Event event) {
        AppState before = state;
        Next<AppState> next = Program.update(state, event, clock.getAsLong());
        state = next.state();
        listener.onEvent(event, 0, before, next);
    }
}
