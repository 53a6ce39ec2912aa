package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.Event;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkKey;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.Timer;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage.View;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import dev.parley.protocol.Visibility;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a connected peer is told over its channel while the window is minimised: the whole way from the stage to the link. */
class HiddenTilesTest extends WindowTest<CoreStore> {
    private static final ParticipantId BEN = new ParticipantId("ben");

    HiddenTilesTest() {
        super(new CoreStore());
    }

    @BeforeEach
    void meet() {
        robot.interact(() -> {
            store.happen(new Event.SignIn("Ana", States.SERVER));
            store.happen(new Event.SocketOpened());
            store.answer(
                    ClientMessage.Hello.class,
                    new ServerMessage.Welcome(1, "s1", "parley/0.1.0", List.of(), 10, 15_000, 30_000));
            store.happen(new Event.JoinByLink(new MeetingLink(States.SERVER, States.ROOM)));
            store.answer(ClientMessage.JoinRoom.class, joined());
            store.happen(new Event.ServerSaid(new ServerMessage.UserJoined(States.ROOM, ben()), null));
            connect();
        });
    }

    private static ServerMessage joined() {
        RoomInfo room = new RoomInfo(States.ROOM, "Stand-up", "", "Ana", Visibility.PUBLIC, 1, 6, 0);
        return new ServerMessage.RoomJoined(room, States.SELF, List.of(), List.of(), 0, "", false);
    }

    private static Participant ben() {
        MediaState media = new MediaState(true, true, false);
        return new Participant(BEN, "Ben", Role.PARTICIPANT, media, Presence.ACTIVE, false, 1);
    }

    private void connect() {
        happen(new LinkEvent.OfferMade("offer"));
        store.happen(new Event.ServerSaid(new Signal.Answer(States.ROOM, BEN, 1, "answer"), null));
        happen(new LinkEvent.AnswerApplied());
        happen(new LinkEvent.TransportChanged(LinkEvent.Transport.CONNECTED));
        happen(new LinkEvent.ChannelOpened());
    }

    private LinkKey key() {
        return store.state().peers().get(BEN).key();
    }

    private void happen(LinkEvent event) {
        store.happen(new Event.Link(key(), event));
    }

    /** The window has come to rest at another size, and the pause between two views is over. */
    private View toldAfter(View before) {
        await().until(() -> !store.state().peers().get(BEN).shownAt().equals(before));
        robot.interact(() -> store.happen(new Event.TimerFired(new Timer.TellView(key()))));
        return store.viewsTold(BEN).getLast();
    }

    @Test
    void a_minimised_window_asks_for_no_pictures_until_it_is_back() {
        View shown = toldAfter(new View(640, 360));
        assertThat(shown.showsPictures()).isTrue();
        robot.interact(() -> stage.setIconified(true));
        assertThat(toldAfter(shown)).isEqualTo(View.HIDDEN);
        robot.interact(() -> stage.setIconified(false));
        assertThat(toldAfter(View.HIDDEN)).isEqualTo(shown);
    }

    /** Nothing lies over a tile: a panel beside the pictures makes them smaller. */
    @Test
    void a_panel_makes_the_picture_smaller_and_hides_none() {
        View shown = toldAfter(new View(640, 360));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        View beside = toldAfter(shown);
        assertThat(beside.width()).isPositive().isLessThan(shown.width());
    }
}
