package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ROOM;
import static dev.parley.client.core.Scenes.ZOE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage.View;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What somebody decided about a person holds for that person, whatever id they come back under. */
class WishStoryTest {
    private static final ParticipantId NEW_SELF = new ParticipantId("n");
    private static final Participant ANN_AGAIN = Scenes.person("b", "ann");

    /** Ann is silenced, pinned, and shown at a size of her own. */
    private static Story decided() {
        return Scenes.connectedTo(ANN)
                .when(
                        new Event.SilencePeer(ANN.id(), true),
                        new Event.PinPeer(ANN.id(), true),
                        new Event.ShowPeer(ANN.id(), 1280, 720));
    }

    private static void holdsFor(Story story, Participant person) {
        assertThat(story.state().attendance().silenced()).isEqualTo(Set.of(person.id()));
        assertThat(Scenes.peer(story, person).shownAt()).isEqualTo(new View(1280, 720, false, true));
        story.then(new Effect.Link(Scenes.key(story, person), new LinkCommand.SetHeard(false)));
    }

    private static void holdsForNobody(Story story, Participant person) {
        assertThat(story.state().attendance().silenced()).isEmpty();
        assertThat(Scenes.peer(story, person).shownAt()).isEqualTo(ViewUpdate.UNTIL_SHOWN);
        story.commands().doesNotContain(new LinkCommand.SetHeard(false));
    }

    private static Event left(Participant person, LeaveReason reason) {
        return Scenes.said(new ServerMessage.UserLeft(ROOM, person.id(), reason));
    }

    private static Event joined(Participant person) {
        return Scenes.said(new ServerMessage.UserJoined(ROOM, person));
    }

    private static Story welcomedBack(Story story) {
        Story opened = story.when(new Event.SocketClosed("reset"), new Event.ReconnectNow(), new Event.SocketOpened());
        return opened.when(Scenes.reply(opened, Request.Hello.class, Scenes.welcome()));
    }

    private static Story resumed(Story back, Participant... others) {
        ServerMessage answer = new ServerMessage.RoomJoined(
                Scenes.room(ROOM, others.length + 1), Scenes.SELF, List.of(others), List.of(), 0, "", true);
        return back.when(Scenes.reply(back, Request.JoinRoom.class, answer));
    }

    @Test
    void when_both_come_back_under_new_ids() {
        holdsFor(Scenes.joined(welcomedBack(decided()), NEW_SELF, ANN_AGAIN), ANN_AGAIN);
    }

    @Test
    void when_only_this_client_comes_back_under_a_new_id() {
        holdsFor(Scenes.joined(welcomedBack(decided()), NEW_SELF, ANN), ANN);
    }

    @Test
    void when_this_client_is_back_first() {
        holdsFor(Scenes.joined(welcomedBack(decided()), NEW_SELF).when(joined(ANN_AGAIN)), ANN_AGAIN);
    }

    @Test
    void it_is_said_when_who_comes_is_still_muted() {
        Story both = decided().when(left(ANN, LeaveReason.LEFT), joined(ANN_AGAIN));
        assertThat(last(both)).isEqualTo(ANN_AGAIN.name() + " joined, and is still muted for you.");
        assertThat(last(both.when(joined(ZOE)))).isEqualTo(ZOE.name() + " joined.");
    }

    private static String last(Story story) {
        return story.state().notices().getLast().text();
    }

    @Test
    void when_the_server_says_that_the_person_is_the_same() {
        holdsFor(decided().when(Scenes.said(new ServerMessage.UserRejoined(ROOM, ANN_AGAIN, ANN.id()))), ANN_AGAIN);
    }

    @Test
    void when_the_person_also_comes_under_a_new_name() {
        Participant renamed = Scenes.person("b", "Anna");
        Story back = decided().when(Scenes.said(new ServerMessage.UserRejoined(ROOM, renamed, ANN.id())));
        holdsFor(back, renamed);
        holdsFor(back.when(left(renamed, LeaveReason.LEFT)).when(joined(renamed)), renamed);
    }

    @Test
    void when_the_person_takes_the_place_over_by_the_name() {
        holdsFor(decided().when(joined(ANN_AGAIN)), ANN_AGAIN);
    }

    @Test
    void when_the_place_was_taken_over_while_this_client_was_away() {
        holdsFor(resumed(welcomedBack(decided()), ANN_AGAIN), ANN_AGAIN);
    }

    @Test
    void when_the_person_was_given_up_before() {
        holdsFor(decided().when(left(ANN, LeaveReason.DISCONNECTED)).when(joined(ANN_AGAIN)), ANN_AGAIN);
        holdsFor(decided().when(left(ANN, LeaveReason.LEFT)).when(joined(ANN_AGAIN)), ANN_AGAIN);
    }

    @Test
    void and_what_is_decided_then_holds_for_the_time_after() {
        Story heard = decided()
                .when(joined(ANN_AGAIN))
                .when(new Event.SilencePeer(ANN_AGAIN.id(), false), new Event.PinPeer(ANN_AGAIN.id(), false));
        Story again = heard.when(joined(ANN));
        assertThat(again.state().attendance().silenced()).isEmpty();
        assertThat(Scenes.peer(again, ANN).shownAt()).isEqualTo(new View(1280, 720));
    }

    @Test
    void but_not_for_anybody_else() {
        holdsForNobody(decided().when(left(ANN, LeaveReason.LEFT)).when(joined(ZOE)), ZOE);
    }

    private static Story gone(Story inside) {
        Story left = inside.when(new Event.LeaveRoom());
        return left.when(Scenes.reply(left, Request.LeaveRoom.class, new ServerMessage.RoomLeft(ROOM)));
    }

    private static Story again(Story gone, Participant... others) {
        return Scenes.joined(gone.when(new Event.JoinRoom(ROOM)), NEW_SELF, others);
    }

    @Test
    void of_a_meeting_that_was_left_only_who_was_silenced_is_remembered() {
        Story back = again(gone(decided().when(left(ANN, LeaveReason.LEFT))), ANN_AGAIN);
        assertThat(back.state().attendance().silenced()).containsExactly(ANN_AGAIN.id());
        assertThat(Scenes.peer(back, ANN_AGAIN).shownAt()).isEqualTo(ViewUpdate.UNTIL_SHOWN);
        back.then(new Effect.Link(Scenes.key(back, ANN_AGAIN), new LinkCommand.SetHeard(false)));
        Story heard = gone(back.when(new Event.SilencePeer(ANN_AGAIN.id(), false)));
        holdsForNobody(again(heard, ANN), ANN);
        assertThat(heard.state().attendance().unheard()).isEmpty();
    }

    @Test
    void nothing_holds_in_another_meeting() {
        RoomId other = new RoomId("babad-lusab-gutih");
        Story joining = gone(decided()).when(new Event.JoinRoom(other));
        ServerMessage answer =
                new ServerMessage.RoomJoined(Scenes.room(other, 2), NEW_SELF, List.of(ANN), List.of(), 0, "", false);
        holdsForNobody(joining.when(Scenes.reply(joining, Request.JoinRoom.class, answer)), ANN);
    }

    @Test
    void so_many_meetings_are_remembered() {
        Story story = Scenes.connectedTo(ANN);
        for (int i = 0; i <= Attendance.ROOMS; i++) {
            AppState state = story.state();
            RoomId room = RoomId.ofRandomBits(i);
            story = Story.given(state.withRoom(state.room().withTarget(room)))
                    .when(new Event.SilencePeer(ANN.id(), true));
            story = Story.given(
                    story.state().withAttendance(story.state().attendance().withSilenced(Set.of())));
        }
        assertThat(story.state().attendance().unheard()).hasSize(Attendance.ROOMS);
    }

    @Test
    void audio_only_chosen_meanwhile_asks_for_no_pictures_of_them() {
        Story back = decided()
                .when(left(ANN, LeaveReason.DISCONNECTED))
                .when(new Event.ChooseQuality(QualityChoice.AUDIO_ONLY))
                .when(joined(ANN_AGAIN));
        assertThat(Scenes.peer(back, ANN_AGAIN).shownAt()).isEqualTo(new View(1280, 720, true, true));
    }

    @Test
    void whoever_was_pinned_meanwhile_stays_the_only_one() {
        Story back = Scenes.connectedTo(ANN, ZOE)
                .when(new Event.PinPeer(ANN.id(), true))
                .when(left(ANN, LeaveReason.DISCONNECTED))
                .when(new Event.PinPeer(ZOE.id(), true))
                .when(joined(ANN_AGAIN));
        assertThat(Scenes.peer(back, ANN_AGAIN).shownAt().pinned()).isFalse();
        assertThat(Scenes.peer(back, ZOE).shownAt().pinned()).isTrue();
    }

    @Test
    void choosing_a_layout_lets_go_of_whoever_is_pinned_also_while_they_are_gone() {
        Story chosen = Scenes.connectedTo(ANN, ZOE)
                .when(new Event.PinPeer(ZOE.id(), true))
                .when(new Event.ChooseLayout(Layout.GRID));
        assertThat(Scenes.peer(chosen, ZOE).shownAt().pinned()).isFalse();
        assertThat(chosen.state().attendance().layout()).isEqualTo(Layout.GRID);
        Story back = decided()
                .when(left(ANN, LeaveReason.DISCONNECTED))
                .when(new Event.ChooseLayout(Layout.SPEAKER))
                .when(joined(ANN_AGAIN));
        assertThat(Scenes.peer(back, ANN_AGAIN).shownAt().pinned()).isFalse();
    }

    @Test
    void so_many_are_remembered_and_the_one_gone_longest_is_forgotten_first() {
        Story story = decided().when(left(ANN, LeaveReason.LEFT));
        for (int i = 0; i < Attendance.ABSENT; i++) {
            Participant guest = Scenes.person("g" + i, "Guest " + i);
            story = story.when(joined(guest), left(guest, LeaveReason.LEFT));
        }
        assertThat(story.state().attendance().absent()).hasSize(Attendance.ABSENT);
        holdsForNobody(story.when(joined(ANN_AGAIN)), ANN_AGAIN);
    }
}
