package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.ServerMessage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is shown large. */
class SpotlightTest {
    private static final Participant[] FOUR = people(4);

    private static Participant[] people(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Scenes.person("a" + i, "A" + i))
                .toArray(Participant[]::new);
    }

    private static AppState room(int others, ParticipantId... spoke) {
        AppState state = Scenes.joinedWith(people(others)).state();
        return state.withMesh(state.mesh().withSpeakers(new Speakers(List.of(spoke), null, 0)));
    }

    private static AppState pinned(AppState state, Participant who) {
        return Program.update(state, new Event.PinPeer(who.id(), true), 0).state();
    }

    @Test
    void up_to_four_people_and_before_anybody_spoke_all_are_of_one_size() {
        assertThat(Spotlight.of(room(3, FOUR[1].id()))).isEmpty();
        assertThat(Spotlight.of(room(4))).isEmpty();
    }

    @Test
    void from_five_people_on_it_is_on_whoever_else_spoke_last() {
        assertThat(Spotlight.of(room(4, FOUR[1].id(), FOUR[2].id()))).contains(FOUR[1].id());
        assertThat(Spotlight.of(room(4, Scenes.SELF, FOUR[2].id())))
                .as("oneself speaks")
                .contains(FOUR[2].id());
        assertThat(Spotlight.of(room(4, Scenes.SELF))).isEmpty();
    }

    @Test
    void somebody_who_left_is_followed_by_whoever_spoke_before() {
        AppState left = Program.update(
                        room(5, FOUR[1].id(), FOUR[3].id()),
                        Scenes.said(new ServerMessage.UserLeft(Scenes.ROOM, FOUR[1].id(), LeaveReason.LEFT)),
                        0)
                .state();
        assertThat(Spotlight.of(left)).contains(FOUR[3].id());
    }

    private static AppState arranged(AppState state, Layout layout) {
        return Program.update(state, new Event.ChooseLayout(layout), 0).state();
    }

    @Test
    void a_grid_has_nobody_large_but_who_is_pinned() {
        AppState grid = arranged(room(5, FOUR[1].id()), Layout.GRID);
        assertThat(Spotlight.of(grid)).isEmpty();
        assertThat(Spotlight.of(pinned(grid, FOUR[2]))).contains(FOUR[2].id());
    }

    @Test
    void the_speaker_is_large_in_rooms_of_any_size_and_before_anybody_spoke_it_is_the_first() {
        assertThat(Spotlight.of(arranged(room(3), Layout.SPEAKER))).contains(FOUR[0].id());
        assertThat(Spotlight.of(arranged(room(3, FOUR[1].id()), Layout.SPEAKER)))
                .contains(FOUR[1].id());
        assertThat(Spotlight.of(arranged(room(0), Layout.SPEAKER))).isEmpty();
    }

    @Test
    void whoever_is_silenced_here_takes_nobodys_place() {
        AppState loud = room(4, FOUR[1].id(), FOUR[3].id());
        AppState silenced = Program.update(loud, new Event.SilencePeer(FOUR[1].id(), true), 0)
                .state();
        assertThat(Spotlight.of(silenced)).contains(FOUR[3].id());
    }

    @Test
    void if_only_one_can_be_shown_it_is_the_pinned_one_or_the_speaker_in_whatever_layout() {
        AppState grid = arranged(room(2, FOUR[1].id()), Layout.GRID);
        assertThat(Spotlight.alone(grid)).contains(FOUR[1].id());
        assertThat(Spotlight.alone(pinned(grid, FOUR[0]))).contains(FOUR[0].id());
        assertThat(Spotlight.alone(room(0))).isEmpty();
    }

    @Test
    void a_pin_comes_before_any_speaker_and_in_rooms_of_any_size() {
        assertThat(Spotlight.of(pinned(room(4, FOUR[1].id()), FOUR[3]))).contains(FOUR[3].id());
        assertThat(Spotlight.of(pinned(room(1), FOUR[0]))).contains(FOUR[0].id());
    }

    @Test
    void a_pinned_person_who_comes_back_under_a_new_id_is_still_pinned() {
        Participant back = Scenes.person("b", "A0");
        AppState rejoined = Program.update(
                        pinned(room(2), FOUR[0]),
                        Scenes.said(new ServerMessage.UserRejoined(Scenes.ROOM, back, FOUR[0].id())),
                        0)
                .state();
        assertThat(Spotlight.of(rejoined)).contains(back.id());
    }

    @Test
    void everybody_knows_who_shows_them() {
        ParticipantId ann = FOUR[0].id();
        Speakers speakers = new Speakers(List.of(ann, Scenes.SELF), null, 0);
        assertThat(List.of(
                        Spotlight.isSeenBy(speakers, ann, Scenes.SELF),
                        Spotlight.isSeenBy(speakers, FOUR[1].id(), Scenes.SELF),
                        Spotlight.isSeenBy(speakers, Scenes.SELF, ann)))
                .containsExactly(true, false, true);
        assertThat(Spotlight.isSeenBy(Speakers.NOBODY, ann, Scenes.SELF)).isFalse();
    }
}
