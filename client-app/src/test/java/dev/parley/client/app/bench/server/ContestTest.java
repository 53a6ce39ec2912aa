package dev.parley.client.app.bench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every server of the comparison, in its process, under a little of each load, from a process. */
class ContestTest {
    private static final int MEMBERS = 40;
    private static final int MESSAGES = 800;
    private static final int VISITORS = 8;
    private static final int VISITS = 40;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void relays(Rival rival) throws Exception {
        assumeTrue(rival.problem().isEmpty(), () -> rival.problem().orElse(""));
        try (Contest contest = Contest.relaying(rival, folder)) {
            contest.order("fill " + MEMBERS);
            Contest.Turn turn = contest.order("relay " + MESSAGES);
            assertThat(turn.get("messages")).isEqualTo(MESSAGES);
            assertThat(turn.get("lost")).isZero();
            assertThat(turn.get("disordered")).isZero();
            assertThat(turn.get("p999")).isGreaterThanOrEqualTo(turn.get("p50"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void lets_people_come_and_go(Rival rival) throws Exception {
        assumeTrue(rival.problem().isEmpty(), () -> rival.problem().orElse(""));
        try (Contest contest = Contest.start(rival, folder)) {
            contest.order("fill " + MEMBERS);
            contest.order("invite " + VISITORS);
            assertThat(contest.order("visit " + VISITS).get("visits")).isEqualTo(VISITS);
            assertThat(contest.order("churn " + VISITS + " 1000").get("visits")).isEqualTo(VISITS);
            assertThat(contest.residentMb()).isPositive();
        }
    }

    @Test
    void tells_who_follows_the_list_of_its_changes() throws Exception {
        try (Contest contest = Contest.start(Rival.PARLEY, folder)) {
            contest.order("open 3");
            contest.order("follow 5");
            // Three people come; what is told together is one message to each of the five.
            assertThat(contest.order("change 3 100").get("told")).isBetween(5.0, 15.0);
        }
    }
}
