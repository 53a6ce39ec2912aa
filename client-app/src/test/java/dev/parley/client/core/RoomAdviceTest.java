package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.RoomAdvice.Level;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ServerMessage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said of large rooms (ledger row R11), and when. */
class RoomAdviceTest {
    private static Participant[] others(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Scenes.person("b" + i, "B" + i))
                .toArray(Participant[]::new);
    }

    private static Story joinedBy(Story story, String id) {
        return story.when(Scenes.said(new ServerMessage.UserJoined(Scenes.ROOM, Scenes.person(id, id))));
    }

    private static List<String> advice(Story story) {
        return story.state().notices().stream()
                .map(Notice::text)
                .filter(text -> text.contains("people"))
                .toList();
    }

    @Test
    void the_levels_follow_the_table() {
        assertThat(IntStream.rangeClosed(1, 12)
                        .mapToObj(people -> RoomAdvice.of(people).level()))
                .containsExactly(
                        Level.FINE,
                        Level.FINE,
                        Level.FINE,
                        Level.FINE,
                        Level.GOOD,
                        Level.GOOD,
                        Level.CAUTION,
                        Level.CAUTION,
                        Level.AUDIO_FIRST,
                        Level.AUDIO_FIRST,
                        Level.AUDIO_FIRST,
                        Level.AUDIO_FIRST);
    }

    @Test
    void it_is_said_when_a_room_becomes_larger_than_the_advice_before_was_for() {
        Story four = Scenes.joinedWith(others(3));
        assertThat(advice(four)).isEmpty();
        Story five = joinedBy(four, "c");
        assertThat(advice(five)).containsExactly(RoomAdvice.of(5).text());
        Story six = joinedBy(five, "d");
        assertThat(advice(six)).containsExactly(RoomAdvice.of(5).text());
        assertThat(advice(joinedBy(six, "e")).getLast())
                .isEqualTo("7 people need a fast computer and connection each. Turn off the cameras you do not need.");
    }

    @Test
    void whoever_enters_a_large_room_is_told_what_to_expect() {
        assertThat(advice(Scenes.joinedWith(others(8))))
                .containsExactly(
                        "Among 9 people sound comes first: everybody is heard, but only the last 4 who spoke are"
                                + " seen.");
    }

    @Test
    void whoever_chose_audio_only_needs_no_advice() {
        Story story = Scenes.joining().when(new Event.ChooseQuality(QualityChoice.AUDIO_ONLY));
        Story inside = Scenes.joined(story, Scenes.SELF, others(9));
        assertThat(advice(inside)).isEmpty();
        assertThat(RoomAdvice.of(inside.state()).level()).isEqualTo(Level.FINE);
    }
}
