package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ROOM;
import static dev.parley.client.core.Scenes.SELF;
import static dev.parley.client.core.Scenes.ZOE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Participant;
import dev.parley.protocol.Presence;
import dev.parley.protocol.ServerMessage;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether this person is there, whose hand is up, and whom they do not want to hear. */
class AttendanceStoryTest {
    private static final Event USED = new Event.UseWindow();
    private static final Event DUE = new Event.TimerFired(new Timer.Idle());
    private static final DeviceState THERE = new DeviceState(true, "built-in", "");

    private static Effect says(Presence presence) {
        return new Effect.SendServer(new ClientMessage.SetPresence(ROOM, presence, false), null);
    }

    private static Effect looksAfter(long ms) {
        return new Effect.StartTimer(new Timer.Idle(), ms);
    }

    private static Presence presence(AppState state) {
        return state.room().self().presence();
    }

    private static Story idle() {
        return Scenes.joinedWith().when(USED).after(AttendanceUpdate.IDLE_MS).when(DUE);
    }

    private static Story away() {
        return idle().after(AttendanceUpdate.AWAY_MS - AttendanceUpdate.IDLE_MS).when(DUE);
    }

    @Test
    void without_a_window_nobody_becomes_idle() {
        Scenes.joinedWith().thenNo(looksAfter(AttendanceUpdate.IDLE_MS)::equals);
        Scenes.joinedWith()
                .after(AttendanceUpdate.AWAY_MS)
                .when(DUE)
                .thenNothing()
                .holds(state -> assertThat(presence(state)).isEqualTo(Presence.ACTIVE));
    }

    @Test
    void who_does_not_use_the_window_is_idle_and_then_away_and_the_room_is_told() {
        Scenes.joinedWith().when(USED).then(looksAfter(AttendanceUpdate.IDLE_MS));
        idle().then(says(Presence.IDLE), looksAfter(AttendanceUpdate.AWAY_MS - AttendanceUpdate.IDLE_MS));
        away().then(says(Presence.AWAY))
                .thenNo(Effect.StartTimer.class::isInstance)
                .holds(state -> assertThat(presence(state)).isEqualTo(Presence.AWAY));
    }

    @Test
    void whoever_uses_it_meanwhile_is_looked_at_that_much_later() {
        Scenes.joinedWith()
                .when(USED)
                .after(60_000)
                .when(USED)
                .thenNothing()
                .after(AttendanceUpdate.IDLE_MS - 60_000)
                .when(DUE)
                .then(looksAfter(60_000))
                .thenNo(says(Presence.IDLE)::equals);
    }

    @Test
    void whoever_comes_back_is_active_at_once_and_watched_again() {
        idle().after(1).when(USED).then(says(Presence.ACTIVE));
        away().after(1).when(USED).then(says(Presence.ACTIVE), looksAfter(AttendanceUpdate.IDLE_MS));
    }

    @Test
    void whoever_comes_back_is_idle_again_as_long_after_that_as_anybody() {
        Story back = idle().after(60_000).when(USED);
        back.then(says(Presence.ACTIVE), looksAfter(AttendanceUpdate.IDLE_MS));
        back.after(AttendanceUpdate.IDLE_MS).when(DUE).then(says(Presence.IDLE));
    }

    /** Used just now, and with the floor. */
    private static Story onTheFloor() {
        Story using = Scenes.connectedTo(ANN).when(new Event.DevicesChanged(THERE, THERE), USED);
        return heard(using, 0.2);
    }

    /** A sample in which the own microphone is so loud. */
    private static Story heard(Story story, double level) {
        LinkStats.Voice voice = new LinkStats.Voice(OptionalDouble.of(level), OptionalDouble.empty());
        return story.when(Scenes.link(Scenes.key(story, ANN), new LinkEvent.Sampled(Samples.of(voice))));
    }

    @Test
    void whoever_speaks_is_there_wherever_they_look() {
        Story spoke = heard(onTheFloor().after(AttendanceUpdate.IDLE_MS - 1_000), 0.2);
        Story later = spoke.after(1_000).when(DUE);
        later.then(looksAfter(AttendanceUpdate.IDLE_MS - 1_000)).thenNo(says(Presence.IDLE)::equals);
        later.after(AttendanceUpdate.IDLE_MS - 1_000).when(DUE).then(says(Presence.IDLE));
    }

    @Test
    void whoever_begins_to_speak_is_active_at_once_and_watched_again() {
        Story silent = onTheFloor().after(AttendanceUpdate.IDLE_MS).when(DUE);
        silent.then(says(Presence.IDLE));
        heard(silent, 0.001).thenNo(says(Presence.ACTIVE)::equals);
        heard(silent, 0.2).then(says(Presence.ACTIVE), looksAfter(AttendanceUpdate.IDLE_MS));
    }

    @Test
    void what_a_muted_microphone_hears_says_nothing_nor_does_a_noise_beside_a_speaker() {
        Story silent = onTheFloor().after(AttendanceUpdate.IDLE_MS).when(DUE);
        heard(silent.when(new Event.SetMicrophone(false)), 0.2).thenNo(says(Presence.ACTIVE)::equals);
        AppState floor =
                silent.state().withMesh(silent.state().mesh().withSpeakers(new Speakers(List.of(ANN.id()), null, 0)));
        heard(new Story(floor, List.of(), silent.now()), 0.02).thenNo(says(Presence.ACTIVE)::equals);
    }

    @Test
    void without_a_window_speaking_is_no_use_of_one() {
        heard(Scenes.connectedTo(ANN).when(new Event.DevicesChanged(THERE, THERE)), 0.2)
                .thenNo(looksAfter(AttendanceUpdate.IDLE_MS)::equals)
                .holds(state -> assertThat(state.attendance().usedAt()).isZero());
    }

    @Test
    void a_clock_that_was_set_back_makes_nobody_idle() {
        Scenes.joinedWith()
                .when(USED)
                .after(-3_600_000)
                .when(DUE)
                .then(looksAfter(AttendanceUpdate.IDLE_MS))
                .thenNo(says(Presence.IDLE)::equals);
    }

    @Test
    void while_the_server_is_away_it_is_only_noted_and_told_on_the_way_back() {
        Story lost = Scenes.joinedWith().when(USED).when(new Event.SocketClosed("gone"));
        lost.after(AttendanceUpdate.IDLE_MS)
                .when(DUE)
                .thenNo(Effect.SendServer.class::isInstance)
                .holds(state -> assertThat(presence(state)).isEqualTo(Presence.IDLE));
    }

    @Test
    void after_leaving_nothing_is_watched() {
        Scenes.joinedWith()
                .when(USED)
                .when(new Event.LeaveRoom())
                .then(new Effect.StopTimer(new Timer.Idle()))
                .when(USED)
                .thenNothing();
    }

    private static Event hand(Participant person, boolean raised) {
        return Scenes.said(new ServerMessage.PresenceChanged(ROOM, person.id(), Presence.ACTIVE, raised));
    }

    @Test
    void hands_keep_the_order_in_which_they_went_up() {
        Story both = Scenes.joinedWith(ANN, ZOE)
                .when(hand(ZOE, true), new Event.RaiseHand(true), hand(ANN, true), hand(ZOE, true))
                .holds(state -> assertThat(state.attendance().hands()).containsExactly(ZOE.id(), SELF, ANN.id()));
        both.when(hand(ZOE, false))
                .holds(state -> assertThat(state.attendance().hands()).containsExactly(SELF, ANN.id()))
                .when(hand(ZOE, true))
                .holds(state ->
                        assertThat(state.attendance().handPlace(ZOE.id())).isEqualTo(3));
        both.when(Scenes.said(new ServerMessage.UserLeft(ROOM, ZOE.id(), LeaveReason.LEFT)))
                .holds(state -> assertThat(state.attendance().hands()).containsExactly(SELF, ANN.id()));
    }

    @Test
    void somebody_is_silenced_here_and_nobody_is_told() {
        Story story = Scenes.connectedTo(ANN);
        story.when(new Event.SilencePeer(ANN.id(), true))
                .holds(state ->
                        assertThat(state.attendance().isSilenced(ANN.id())).isTrue())
                .then(new Effect.Link(Scenes.key(story, ANN), new LinkCommand.SetHeard(false)))
                .thenNo(effect -> !(effect instanceof Effect.Link))
                .when(new Event.SilencePeer(ANN.id(), true))
                .thenNothing()
                .when(new Event.SilencePeer(ANN.id(), false))
                .commands()
                .containsExactly(new LinkCommand.SetHeard(true));
    }

    @Test
    void whoever_comes_back_to_somebody_they_have_silenced_is_told() {
        Story out = Scenes.connectedTo(ANN)
                .when(new Event.SilencePeer(ANN.id(), true))
                .when(new Event.LeaveRoom());
        Story left = out.when(Scenes.reply(out, Request.LeaveRoom.class, new ServerMessage.RoomLeft(ROOM)));
        Scenes.joined(left.when(new Event.JoinRoom(ROOM)), SELF, ANN, ZOE)
                .holds(state -> assertThat(state.notices())
                        .extracting(Notice::text)
                        .contains("Still muted for you: " + ANN.name() + "."));
    }

    @Test
    void somebody_who_is_not_there_cannot_be_silenced() {
        Scenes.joinedWith(ANN).when(new Event.SilencePeer(ZOE.id(), true)).thenNothing();
    }

    @Test
    void a_new_connection_is_silent_from_the_start() {
        Story silenced = Scenes.connectedTo(ANN).when(new Event.SilencePeer(ANN.id(), true));
        LinkKey before = Scenes.key(silenced, ANN);
        Story rebuilt = silenced;
        for (int i = 0; i < 9 && Scenes.key(rebuilt, ANN).equals(before); i++) {
            rebuilt = rebuilt.when(
                    Scenes.link(before, new LinkEvent.ChannelClosed()),
                    new Event.TimerFired(new Timer.LinkDue(before)));
        }
        assertThat(Scenes.key(rebuilt, ANN)).isNotEqualTo(before);
        rebuilt.commands().contains(new LinkCommand.SetHeard(false));
    }

    @Test
    void silence_follows_the_person_and_ends_when_they_leave() {
        Participant back = Scenes.person("b", "Ann");
        Story silenced = Scenes.connectedTo(ANN).when(new Event.SilencePeer(ANN.id(), true));
        silenced.when(Scenes.said(new ServerMessage.UserRejoined(ROOM, back, ANN.id())))
                .holds(state -> assertThat(state.attendance().silenced()).isEqualTo(Set.of(back.id())))
                .commands()
                .contains(new LinkCommand.SetHeard(false));
        silenced.when(Scenes.said(new ServerMessage.UserLeft(ROOM, ANN.id(), LeaveReason.LEFT)))
                .holds(state -> assertThat(state.attendance().silenced()).isEmpty());
    }
}
