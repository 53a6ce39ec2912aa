package dev.parley.client.app.bench.ui;

import dev.parley.client.core.AppState;
import dev.parley.client.core.DeviceState;
import dev.parley.client.core.Event;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkKey;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.Notice;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.Program;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import dev.parley.protocol.Visibility;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.util.Subscription;

/** The real core in a meeting that nobody is in: its effects go nowhere, and what others would do is said here. FX thread. */
final class StagedMeeting implements UiStore {
    private static final RoomId ROOM = new RoomId("lusab-babad-gutih");
    private static final ParticipantId SELF = new ParticipantId("me");
    private static final List<String> NAMES =
            List.of("Grace", "Edsger", "Barbara", "Alan", "Hedy", "Donald", "Margaret", "Tony", "Katherine");

    private final List<Consumer<AppState>> listeners = new ArrayList<>();
    private AppState state = Program.initial();

    /** @param others how many people besides this one, at most nine */
    StagedMeeting(int others) {
        happen(new Event.SignIn("Ada", URI.create("ws://stage.invalid:8443")));
        happen(new Event.SocketOpened());
        answer(new ServerMessage.Welcome(1, "stage", "bench", List.of(), others + 1, 15_000, 30_000));
        DeviceState works = new DeviceState(true, "pattern", "");
        happen(new Event.DevicesChanged(works, works));
        happen(new Event.JoinRoom(ROOM));
        RoomInfo room = new RoomInfo(ROOM, "Eight people", "", "Ada", Visibility.PRIVATE, 1, others + 1, 0);
        answer(new ServerMessage.RoomJoined(room, SELF, List.of(), List.of(), 0, "", false));
        NAMES.subList(0, others).forEach(this::enter);
        List.copyOf(state.notices()).stream().map(Notice::id).forEach(id -> happen(new Event.DismissNotice(id)));
    }

    private void enter(String name) {
        ParticipantId id = new ParticipantId("p-" + name);
        MediaState media = new MediaState(true, true, false);
        Participant person = new Participant(id, name, Role.PARTICIPANT, media, Presence.ACTIVE, false, 1);
        happen(new Event.ServerSaid(new ServerMessage.UserJoined(ROOM, person), null));
        LinkKey key = Objects.requireNonNull(state.peers().get(id)).key();
        link(key, new LinkEvent.OfferMade("offer"));
        happen(new Event.ServerSaid(new Signal.Answer(ROOM, id, 1, "answer"), null));
        link(key, new LinkEvent.AnswerApplied());
        link(key, new LinkEvent.TransportChanged(LinkEvent.Transport.CONNECTED));
        link(key, new LinkEvent.ChannelOpened());
        link(key, new LinkEvent.FirstFrame(MovingPictures.WIDTH, MovingPictures.HEIGHT));
    }

    /** A second has passed, and every link was measured. */
    void measureLinks() {
        for (PeerState peer : state.peers().values()) {
            link(peer.key(), new LinkEvent.Sampled(sample()));
        }
    }

    private static LinkStats sample() {
        LinkStats none = LinkStats.NONE;
        LinkStats.Picture picture = new LinkStats.Picture(MovingPictures.WIDTH, MovingPictures.HEIGHT, 25);
        return new LinkStats(
                OptionalDouble.of(20),
                OptionalDouble.of(3),
                OptionalDouble.of(0),
                OptionalDouble.of(0),
                OptionalDouble.of(700),
                OptionalDouble.of(700),
                OptionalDouble.of(2_500),
                picture,
                none.encoding(),
                picture,
                none.playout(),
                none.voice(),
                none.flow(),
                "VP8",
                "host");
    }

    private void link(LinkKey key, LinkEvent event) {
        happen(new Event.Link(key, event));
    }

    /** Answers the request that was made last. */
    private void answer(ServerMessage message) {
        happen(new Event.ServerSaid(
                message, List.copyOf(state.requests().keySet()).getLast()));
    }

    private void happen(Event event) {
        state = Program.update(state, event, System.currentTimeMillis()).state();
        List.copyOf(listeners).forEach(listener -> listener.accept(state));
    }

    @Override
    public AppState state() {
        return state;
    }

    @Override
    public void dispatch(Event.User event) {
        happen(event);
    }

    @Override
    public Subscription subscribe(Consumer<AppState> listener) {
        listeners.add(listener);
        listener.accept(state);
        return () -> listeners.remove(listener);
    }
}
