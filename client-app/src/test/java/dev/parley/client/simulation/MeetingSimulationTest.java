package dev.parley.client.simulation;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Many meetings, one a seed. {@code -Dparley.sim.seeds=N} plays the first N, {@code ./parley test --seed S} only that one. */
class MeetingSimulationTest {
    private static final long NORMAL = 500;
    private static final long LONG = 10_000;

    @TestFactory
    Stream<DynamicTest> everybody_in_the_room_is_connected_to_everybody_else() {
        return seeds().mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> play(seed)));
    }

    private static LongStream seeds() {
        Long one = Long.getLong("parley.sim.seed");
        return one == null ? LongStream.rangeClosed(1, count()) : LongStream.of(one);
    }

    private static long count() {
        return Long.getLong("parley.sim.seeds", "long".equals(System.getProperty("parley.tests")) ? LONG : NORMAL);
    }

    private static void play(long seed) {
        try {
            new Meeting(seed).play();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "seed " + seed + " failed; replay it with:\n./parley test --seed " + seed + "\n" + e, e);
        }
    }
}
