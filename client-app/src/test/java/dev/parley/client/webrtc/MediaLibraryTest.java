package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class MediaLibraryTest {
    private static final Optional<String> PROBLEM = Optional.of("It does not load.");

    @Test
    void without_the_library_a_person_is_told_which_test_is_skipped() {
        assertThatThrownBy(() -> MediaLibrary.isNeededBy(CallTest.class, PROBLEM, Map.of()))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("CallTest needs the media library. It does not load.");
    }

    @Test
    void without_the_library_continuous_integration_fails() {
        assertThatThrownBy(() -> MediaLibrary.isNeededBy(CallTest.class, PROBLEM, Map.of("CI", "true")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("CallTest needs the media library. It does not load.");
    }

    @Test
    void with_the_library_the_test_runs() {
        assertThatCode(() -> MediaLibrary.isNeededBy(CallTest.class, Optional.empty(), Map.of("CI", "true")))
                .doesNotThrowAnyException();
    }
}
