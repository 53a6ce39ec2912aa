package dev.parley.client.app;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Effect;
import dev.parley.client.core.Event;
import dev.parley.client.core.LinkCommand;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkKey;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.Next;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.Program;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import dev.parley.protocol.Visibility;
import dev.parley.protocol.json.Codec;
import dev.parley.protocol.json.DecodeException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A meeting of two that takes place in memory only: the core decides for both, what they say goes through the codec, and nothing leaves
 * this object. Whatever Java does when code runs for the first time (it links each switch over types then) is done then
 * before anybody waits for a meeting.
 */
final class CoreWarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(CoreWarmUp.class);
    private static final URI SERVER = URI.create("ws://warm-up.invalid");
    private static final RoomId ROOM = new RoomId("lusab-babad-gutih");
    private static final String SDP = "v=0";
    private static final IceCandidate CANDIDATE = new IceCandidate("candidate:1 1 udp 1 192.0.2.1 9 typ host", "0", 0);

    /** More than a meeting of two says; a defect could make it talk for ever. */
    private static final int MOST_STEPS = 500;

    private final Journal journal = new Journal();
    private final Queue<Step> steps = new ArrayDeque<>();
    private final Side first = new Side("a", "Ada");
    private final Side second = new Side("b", "Grace");

    private record Step(Side side, Event event) {}

    /** Goes through it on a thread of its own, which ends with it. */
    static void start() {
        Threads.daemon("parley-warm-up", () -> new CoreWarmUp().hold()).start();
    }

    /** Goes through it. True if the two were connected at its end. */
    boolean hold() {
        try {
            first.enters();
            drain();
            second.enters();
            drain();
            first.hears(new ServerMessage.UserJoined(ROOM, second.person()), null);
            drain();
            second.does(new Event.SendChat("warm-up", "Hello"));
            second.measures();
            first.measures();
            drain();
        } catch (RuntimeException | DecodeException e) {
            LOG.atDebug().setCause(e).log("The core could not be warmed up");
        }
        return first.isConnected() && second.isConnected();
    }

    private void drain() throws DecodeException {
        for (int step = 0; step < MOST_STEPS && !steps.isEmpty(); step++) {
            Step next = steps.remove();
            next.side().take(next.event());
        }
    }

    /** One of the two, with the part of the server that serves them. */
    private final class Side {
        private final ParticipantId id;
        private final String name;
        private AppState state = Program.initial();
        private long now;

        Side(String id, String name) {
            this.id = new ParticipantId(id);
            this.name = name;
        }

        private Side other() {
            return this == first ? second : first;
        }

        Participant person() {
            MediaState media = new MediaState(true, true, false);
            return new Participant(id, name, Role.PARTICIPANT, media, Presence.ACTIVE, false, 1);
        }

        boolean isConnected() {
            return state.peers().values().stream().anyMatch(PeerState::works);
        }

        void enters() {
            does(new Event.SignIn(name, SERVER));
            does(new Event.SocketOpened());
            does(new Event.JoinRoom(ROOM));
        }

        void measures() {
            state.peers().values().forEach(peer -> hears(peer.key(), new LinkEvent.Sampled(LinkStats.NONE)));
        }

        void does(Event event) {
            steps.add(new Step(this, event));
        }

        void hears(ServerMessage message, @Nullable String re) throws DecodeException {
            Envelope<ServerMessage> heard = Codec.decodeServer(Codec.encodeServer(Envelope.reply(message, re)));
            does(new Event.ServerSaid(heard.message(), heard.re()));
        }

        private void hears(LinkKey key, LinkEvent event) {
            does(new Event.Link(key, event));
        }

        void take(Event event) throws DecodeException {
            journal.add(++now, event);
            Next<AppState> next = Program.update(state, event, now);
            state = next.state();
            for (Effect effect : next.effects()) {
                switch (effect) {
                    case Effect.SendServer(var message, var id) -> says(message, id);
                    case Effect.Link(var key, var command) -> links(key, command);
                    default -> {} // what only ports do
                }
            }
        }

        private void says(ClientMessage message, @Nullable String request) throws DecodeException {
            Codec.decodeClient(Codec.encodeClient(new Envelope<>(message, request, null)));
            switch (message) {
                case ClientMessage.Hello hello ->
                    hears(new ServerMessage.Welcome(1, "warm-up", "warm-up", List.of(), 2, 20_000, 30_000), request);
                case ClientMessage.JoinRoom join -> hears(joined(), request);
                case Signal signal -> other().hears((ServerMessage) signal.withPeer(id), null);
                default -> {} // needs no answer here
            }
        }

        private ServerMessage joined() {
            List<Participant> others = this == first ? List.of() : List.of(first.person());
            RoomInfo room = new RoomInfo(ROOM, "Warm-up", "", name, Visibility.PUBLIC, others.size() + 1, 2, 1);
            return new ServerMessage.RoomJoined(room, id, others, List.of(), 0, "", false);
        }

        private void links(LinkKey key, LinkCommand command) throws DecodeException {
            switch (command) {
                case LinkCommand.MakeOffer offer -> {
                    hears(key, new LinkEvent.OfferMade(SDP));
                    hears(key, new LinkEvent.CandidateFound(CANDIDATE));
                }
                case LinkCommand.ApplyOffer offer -> hears(key, new LinkEvent.OfferApplied());
                case LinkCommand.MakeAnswer answer -> {
                    hears(key, new LinkEvent.AnswerMade(SDP));
                    connects(key);
                }
                case LinkCommand.ApplyAnswer answer -> {
                    hears(key, new LinkEvent.AnswerApplied());
                    connects(key);
                }
                case LinkCommand.Send(var message) -> other().receives(message);
                default -> {} // changes nothing that the core hears of
            }
        }

        private void connects(LinkKey key) {
            hears(key, new LinkEvent.TransportChanged(LinkEvent.Transport.CONNECTED));
            hears(key, new LinkEvent.ChannelOpened());
            hears(key, new LinkEvent.FirstFrame(640, 360));
            hears(key, new LinkEvent.FirstAudio());
        }

        private void receives(PeerMessage message) throws DecodeException {
            PeerMessage received = Codec.decodePeer(Codec.encodePeer(message));
            state.peers().values().forEach(peer -> hears(peer.key(), new LinkEvent.Received(received)));
        }
    }
}
