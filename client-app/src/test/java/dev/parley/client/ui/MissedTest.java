package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.ChatLine;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissedTest {
    private final Missed missed = new Missed();

    private int count(States states) {
        return missed.count(states.build().chat().lines());
    }

    private static States chat() {
        return States.inMeeting().people("Ben").said("Ben", 0, "Hello");
    }

    @Test
    void what_others_wrote_while_one_looked_elsewhere_is_counted() {
        assertThat(count(chat())).isZero();
        missed.setLooking(false);
        assertThat(count(chat())).isZero();
        assertThat(count(
                        chat().said("Ben", 1, "You there?").saidMyself(2, "Yes").said("Ben", 3, "Fine")))
                .isEqualTo(2);
        missed.setLooking(true);
        assertThat(count(chat().said("Ben", 1, "You there?"))).isZero();
    }

    @Test
    void a_line_that_was_confirmed_since_is_the_same_line() {
        assertThat(count(chat().saidMyself(1, "Hi"))).isZero();
        missed.setLooking(false);
        assertThat(count(chat().saidMyself(1, "Hi", "Ben").said("Ben", 2, "Hi")))
                .isEqualTo(1);
    }

    @Test
    void all_lines_of_a_chat_that_began_meanwhile_count() {
        assertThat(missed.count(List.<ChatLine>of())).isZero();
        missed.setLooking(false);
        assertThat(count(chat().said("Ben", 1, "Hello?"))).isEqualTo(2);
    }

    @Test
    void those_who_want_to_come_in_count_while_one_looks_elsewhere() {
        assertThat(missed.count(List.of(), 2)).isZero();
        missed.setLooking(false);
        assertThat(missed.count(List.of(), 2)).isEqualTo(2);
    }
}
