package dev.parley.client.webrtc;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** What a test says that cannot do without webrtc-java's native library. */
public final class MediaLibrary {
    private MediaLibrary() {}

    /**
     * Skips the test, by name and with the reason, where the library does not load. In continuous integration ({@code CI=true})
     * that is a failure: nobody would notice that the media tests no longer run.
     */
    public static void isNeededBy(Class<?> test) {
        isNeededBy(test, NativeLibrary.problem(), System.getenv());
    }

    static void isNeededBy(Class<?> test, Optional<String> problem, Map<String, String> environment) {
        String sentence = test.getSimpleName() + " needs the media library. " + problem.orElse("");
        if (problem.isPresent() && environment.getOrDefault("CI", "").equals("true")) {
            throw new AssertionError(sentence);
        }
        Assumptions.assumeTrue(problem.isEmpty(), sentence);
    }
}
