package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What waits for all readers together has a bound. */
class QueueBudgetTest {
    private final List<Long> givenUp = new ArrayList<>();

    private List<QueueBudget.Reader> readers(long... queued) {
        return LongStream.of(queued)
                .<QueueBudget.Reader>mapToObj(bytes -> new QueueBudget.Reader() {
                    @Override
                    public long queuedBytes() {
                        return bytes;
                    }

                    @Override
                    public void giveUp() {
                        givenUp.add(bytes);
                    }
                })
                .toList();
    }

    @Test
    void up_to_the_bound_nobody_is_given_up() {
        new QueueBudget(1_000).enforce(readers(0, 400, 600));
        assertThat(givenUp).isEmpty();
    }

    @Test
    void above_it_those_with_the_most_waiting_go_until_a_quarter_is_free() {
        new QueueBudget(1_000).enforce(readers(0, 100, 400, 50, 500, 1));
        assertThat(givenUp).containsExactly(500L);
        givenUp.clear();
        new QueueBudget(1_000).enforce(readers(300, 300, 300, 300, 300));
        assertThat(givenUp).hasSize(3);
    }
}
