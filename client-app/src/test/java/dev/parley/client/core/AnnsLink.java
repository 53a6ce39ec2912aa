package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ROOM;

import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.Presence;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import java.util.List;

/** What can happen to the link to Ann. */
final class AnnsLink {
    private AnnsLink() {}

    static Event transport(Story story, LinkEvent.Transport transport) {
        return Scenes.link(Scenes.key(story, ANN), new LinkEvent.TransportChanged(transport));
    }

    static Event due(Story story) {
        return new Event.TimerFired(new Timer.LinkDue(Scenes.key(story, ANN)));
    }

    static Event offerMade(Story story) {
        return Scenes.link(Scenes.key(story, ANN), new LinkEvent.OfferMade("restart"));
    }

    static Story answered(Story story, int number) {
        return story.when(
                Scenes.said(new Signal.Answer(ROOM, ANN.id(), 1, number, number, "answer " + number)),
                Scenes.link(Scenes.key(story, ANN), new LinkEvent.AnswerApplied()));
    }

    static Event reported(Story story, long audioPackets, long frames) {
        return Scenes.link(
                Scenes.key(story, ANN),
                new LinkEvent.Received(new PeerMessage.Health(audioPackets, frames, List.of())));
    }

    static Event sampled(Story story, LinkStats.Flow flow) {
        return Scenes.link(Scenes.key(story, ANN), new LinkEvent.Sampled(Samples.of("host", flow)));
    }

    static Story oneWay(Story story) {
        Next<AppState> next = LinkUpdate.oneWay(story.state(), Scenes.peer(story, ANN));
        return new Story(next.state(), next.effects(), story.now());
    }

    static Event silent(Story story) {
        return new Event.TimerFired(new Timer.Silence(Scenes.key(story, ANN)));
    }

    /** She answers through the server that she is there. */
    static Event pong(Story story) {
        int generation = Scenes.peer(story, ANN).negotiation().generation();
        return Scenes.said(new Signal.Pong(ROOM, ANN.id(), generation));
    }

    static Event presence(Presence presence) {
        return Scenes.said(new ServerMessage.PresenceChanged(ROOM, ANN.id(), presence, false));
    }
}
