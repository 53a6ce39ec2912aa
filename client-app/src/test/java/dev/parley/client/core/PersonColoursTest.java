package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ROOM;
import static dev.parley.client.core.Scenes.SELF;
import static dev.parley.client.core.Scenes.joinedWith;
import static dev.parley.client.core.Scenes.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomExit;
import dev.parley.protocol.ServerMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PersonColoursTest {
    /** All of them have names of the same colour, which is that of the name in {@link Scenes#connecting} too. */
    private static List<Participant> alike(int count) {
        return IntStream.iterate(0, i -> i + 1)
                .filter(i -> PersonColours.ofName("P" + i) == PersonColours.ofName("Max"))
                .limit(count)
                .mapToObj(i -> Scenes.person("p" + i, "P" + i))
                .toList();
    }

    private static Map<ParticipantId, Integer> colours(Story story) {
        return story.state().attendance().colours();
    }

    @Test
    void a_name_has_the_same_colour_however_it_is_written() {
        assertThat(PersonColours.ofName(" ANA ")).isEqualTo(PersonColours.ofName("Ana"));
    }

    @Test
    void nobody_has_the_colour_of_somebody_else_while_there_are_enough() {
        List<Participant> full = alike(PersonColours.COUNT);
        assertThat(PersonColours.given(Map.of(), full).values())
                .hasSize(PersonColours.COUNT)
                .doesNotHaveDuplicates()
                .allMatch(colour -> colour >= 0 && colour < PersonColours.COUNT);
    }

    @Test
    void with_more_people_than_colours_everybody_has_one() {
        List<Participant> crowd = alike(PersonColours.COUNT + 2);
        assertThat(PersonColours.given(Map.of(), crowd).values())
                .hasSize(PersonColours.COUNT + 2)
                .allMatch(colour -> colour >= 0 && colour < PersonColours.COUNT);
    }

    @Test
    void who_was_there_first_has_the_colour_of_their_name() {
        List<Participant> two = alike(2);
        Map<ParticipantId, Integer> colours = PersonColours.given(Map.of(), two);
        assertThat(colours.get(two.getFirst().id()))
                .isEqualTo(PersonColours.ofName(two.getFirst().name()));
    }

    @Test
    void in_a_meeting_oneself_and_who_comes_later_give_way_to_those_who_are_there() {
        List<Participant> three = alike(3);
        Story joined =
                joinedWith(three.get(0), three.get(1)).when(said(new ServerMessage.UserJoined(ROOM, three.get(2))));
        assertThat(colours(joined)).hasSize(4).containsKey(SELF);
        assertThat(colours(joined).values()).doesNotHaveDuplicates();
        assertThat(PersonColours.of(joined.state(), three.get(0)))
                .isEqualTo(PersonColours.ofName(three.get(0).name()));
    }

    @Test
    void everybody_keeps_their_colour_when_others_go() {
        List<Participant> three = alike(3);
        Story joined = joinedWith(three.get(0), three.get(1), three.get(2));
        Story less =
                joined.when(said(new ServerMessage.UserLeft(ROOM, three.get(0).id(), LeaveReason.LEFT)));
        assertThat(colours(less)).hasSize(3);
        assertThat(colours(joined)).containsAllEntriesOf(colours(less));
    }

    @Test
    void what_is_left_of_a_meeting_is_no_colour() {
        Story joined = joinedWith(alike(2).toArray(Participant[]::new));
        Story left = joined.when(said(new ServerMessage.RoomLeft(ROOM, RoomExit.REMOVED)));
        assertThat(colours(left)).isEmpty();
    }
}
