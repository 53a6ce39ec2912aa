package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ROOM;
import static dev.parley.client.core.Scenes.ZOE;
import static dev.parley.client.core.Scenes.connectedTo;
import static dev.parley.client.core.Scenes.joinedBy;
import static dev.parley.client.core.Scenes.joinedWith;
import static dev.parley.client.core.Scenes.joining;
import static dev.parley.client.core.Scenes.key;
import static dev.parley.client.core.Scenes.link;
import static dev.parley.client.core.Scenes.person;
import static dev.parley.client.core.Scenes.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.Presence;
import dev.parley.protocol.ServerMessage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CueTest {
    private static Set<Cue> heard(Story before, Event event) {
        return Cue.between(before.state(), before.when(event).state());
    }

    private static Event chat(Story story, String id) {
        return link(key(story, ANN), new LinkEvent.Received(new PeerMessage.Chat(id, "Hello", story.now())));
    }

    private static Event presence(ParticipantId id, boolean hand) {
        return said(new ServerMessage.PresenceChanged(ROOM, id, Presence.ACTIVE, hand));
    }

    @Test
    void somebody_who_comes_is_heard_and_who_was_there_before_is_not() {
        assertThat(heard(joinedWith(), said(new ServerMessage.UserJoined(ROOM, ANN))))
                .containsExactly(Cue.JOIN);
        assertThat(Cue.between(joining().state(), joinedWith(ANN, ZOE).state())).isEmpty();
    }

    @Test
    void without_a_speaker_nothing_is_to_be_heard() {
        DeviceNames some = DeviceNames.of(List.of("Built-in"));
        assertThat(Cue.areAudible(joinedWith().state())).as("not known yet").isTrue();
        assertThat(Cue.areAudible(listed(some, some))).isTrue();
        assertThat(Cue.areAudible(listed(some, DeviceNames.NONE))).isFalse();
    }

    private static AppState listed(DeviceNames microphones, DeviceNames speakers) {
        return joinedWith()
                .when(new Event.DevicesListed(new DeviceList(microphones, speakers, DeviceNames.NONE, true)))
                .state();
    }

    @Test
    void somebody_who_leaves_is_heard_and_the_end_of_the_own_meeting_is_not() {
        Story both = joinedBy(ANN);
        assertThat(heard(both, said(new ServerMessage.UserLeft(ROOM, ANN.id(), LeaveReason.LEFT))))
                .containsExactly(Cue.LEAVE);
        assertThat(heard(both, new Event.LeaveRoom())).isEmpty();
    }

    @Test
    void who_comes_back_under_another_id_neither_left_nor_came() {
        Story both = joinedBy(ANN);
        Event back = said(new ServerMessage.UserRejoined(ROOM, person("b", ANN.name()), ANN.id()));
        assertThat(both.when(back).state().peers()).containsOnlyKeys(new ParticipantId("b"));
        assertThat(heard(both, back)).isEmpty();
    }

    @Test
    void a_hand_is_heard_when_it_goes_up() {
        Story both = joinedBy(ANN);
        assertThat(heard(both, presence(ANN.id(), true))).containsExactly(Cue.HAND);
        Story up = both.when(presence(ANN.id(), true));
        assertThat(heard(up, presence(ANN.id(), true))).isEmpty();
        assertThat(heard(up, presence(ANN.id(), false))).isEmpty();
    }

    @Test
    void a_message_is_heard_once_and_an_own_one_is_not() {
        Story both = connectedTo(ANN);
        assertThat(heard(both, chat(both, "1"))).containsExactly(Cue.MESSAGE);
        Story told = both.when(chat(both, "1"));
        assertThat(heard(told, chat(told, "1"))).isEmpty();
        assertThat(heard(told, chat(told, "2"))).containsExactly(Cue.MESSAGE);
        assertThat(heard(told, new Event.SendChat("mine", "Hi"))).isEmpty();
    }

    @Test
    void a_confirmation_of_an_own_message_is_no_message() {
        Story asked = connectedTo(ANN).when(new Event.SendChat("mine", "Hi"));
        Story told = asked.when(chat(asked, "1"));
        Event confirmed = link(key(told, ANN), new LinkEvent.Received(new PeerMessage.ChatDelivered("mine")));
        assertThat(told.when(confirmed).state().chat())
                .isNotEqualTo(told.state().chat());
        assertThat(heard(told, confirmed)).isEmpty();
    }

    @Test
    void the_message_that_came_is_told() {
        Story both = connectedTo(ANN);
        Story told = both.when(chat(both, "1"));
        assertThat(Cue.message(both.state(), told.state()))
                .hasValueSatisfying(line -> assertThat(line.name()).isEqualTo("Ann"));
        assertThat(Cue.message(told.state(), told.when(new Event.ShowChat(true)).state()))
                .isEmpty();
    }
}
