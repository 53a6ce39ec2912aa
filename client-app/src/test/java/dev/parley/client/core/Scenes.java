package dev.parley.client.core;

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
import java.util.Map;

/** States that stories begin with. Ids sort by their letter: {@code m} is this client, {@code a} is before, {@code z} after. */
final class Scenes {
    static final URI SERVER = URI.create("ws://server.example:8443");
    static final URI ELSEWHERE = URI.create("wss://elsewhere.example");
    static final URI LOCAL = URI.create("ws://127.0.0.1:40001");
    static final RoomId ROOM = new RoomId("lusab-babad-gutih");
    static final ParticipantId SELF = new ParticipantId("m");
    static final Participant ANN = person("a", "Ann");
    static final Participant ZOE = person("z", "Zoe");

    private Scenes() {}

    static Participant person(String id, String name) {
        return new Participant(
                new ParticipantId(id),
                name,
                Role.PARTICIPANT,
                new MediaState(true, true, false),
                Presence.ACTIVE,
                false,
                1);
    }

    static RoomInfo room(RoomId id, int count) {
        return new RoomInfo(id, "Standup", "", "Ann", Visibility.PUBLIC, count, 6, 1);
    }

    /** Signing in at a server, the socket not open yet. */
    static Story connecting() {
        return connecting(Program.initial());
    }

    private static Story connecting(AppState initial) {
        return Story.given(initial).when(new Event.SignIn("Max", SERVER));
    }

    static ServerMessage.Welcome welcome() {
        return new ServerMessage.Welcome(1, "session-1", "test", List.of(), 10, 20_000, 30_000);
    }

    static Story connected() {
        return connected(Program.initial());
    }

    static Story connected(AppState initial) {
        return welcomed(connecting(initial));
    }

    static Story welcomed(Story connecting) {
        Story opened = connecting.when(new Event.SocketOpened());
        return opened.when(reply(opened, Request.Hello.class, welcome()));
    }

    static Story joining() {
        return connected().when(new Event.JoinRoom(ROOM));
    }

    /** In the room with others who were there before. */
    static Story joinedWith(Participant... others) {
        return joined(joining(), SELF, others);
    }

    static Story joined(Story joining, ParticipantId self, Participant... others) {
        ServerMessage answer = new ServerMessage.RoomJoined(
                room(ROOM, others.length + 1), self, List.of(others), List.of(), 0, "", false);
        return joining.when(reply(joining, Request.JoinRoom.class, answer));
    }

    /** In the room with somebody who came later, so that this client made the offer. */
    static Story joinedBy(Participant newcomer) {
        return joinedWith().when(said(new ServerMessage.UserJoined(ROOM, newcomer)));
    }

    /** The same, connected and with an open channel. */
    static Story connectedTo(Participant peer) {
        Story offered = joinedBy(peer);
        LinkKey key = key(offered, peer);
        return offered.when(
                link(key, new LinkEvent.OfferMade("offer")),
                said(new dev.parley.protocol.Signal.Answer(ROOM, peer.id(), 1, "answer")),
                link(key, new LinkEvent.AnswerApplied()),
                link(key, new LinkEvent.TransportChanged(LinkEvent.Transport.CONNECTED)),
                link(key, new LinkEvent.ChannelOpened()));
    }

    /** In the room with these, who came one after the other, connected and with open channels. */
    static Story connectedTo(Participant first, Participant... more) {
        Story story = connectedTo(first);
        for (Participant peer : more) {
            Story both = story.when(said(new ServerMessage.UserJoined(ROOM, peer)));
            LinkKey key = key(both, peer);
            story = both.when(
                    link(key, new LinkEvent.OfferMade("offer")),
                    said(new dev.parley.protocol.Signal.Answer(ROOM, peer.id(), 1, "answer")),
                    link(key, new LinkEvent.AnswerApplied()),
                    link(key, new LinkEvent.TransportChanged(LinkEvent.Transport.CONNECTED)),
                    link(key, new LinkEvent.ChannelOpened()));
        }
        return story;
    }

    static Event said(ServerMessage message) {
        return new Event.ServerSaid(message, null);
    }

    /** The answer to the request of that kind that is awaited. */
    static Event reply(Story story, Class<? extends Request> kind, ServerMessage message) {
        return new Event.ServerSaid(message, awaited(story, kind));
    }

    static String awaited(Story story, Class<? extends Request> kind) {
        return story.state().requests().entrySet().stream()
                .filter(entry -> kind.isInstance(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " is awaited"));
    }

    static PeerState peer(Story story, Participant participant) {
        return story.state().peers().get(participant.id());
    }

    static LinkKey key(Story story, Participant participant) {
        return peer(story, participant).key();
    }

    static Event link(LinkKey key, LinkEvent event) {
        return new Event.Link(key, event);
    }
}
