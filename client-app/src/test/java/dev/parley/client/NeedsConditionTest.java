package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NeedsConditionTest {
    private static final Optional<String> PROBLEM = Optional.of("It does not load.");
    private static final Map<String, String> CI = Map.of("CI", "true");

    @ParameterizedTest
    @EnumSource
    void on_a_computer_that_lacks_it_a_test_is_skipped_by_name_and_with_the_reason(Need need) {
        ConditionEvaluationResult result = NeedsCondition.evaluate("CallTest", need, PROBLEM, Map.of());
        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).contains("CallTest cannot run. It does not load.");
    }

    @Test
    void without_the_media_library_continuous_integration_fails() {
        assertThatThrownBy(() -> NeedsCondition.evaluate("CallTest", Need.MEDIA_LIBRARY, PROBLEM, CI))
                .hasMessage("CallTest cannot run. It does not load.");
    }

    @Test
    void without_a_program_continuous_integration_skips_what_needs_it() {
        assertThat(NeedsCondition.evaluate("ForeignPeerTest", Need.CHROMIUM, PROBLEM, CI)
                        .isDisabled())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void where_nothing_is_missing_the_test_runs(Need need) {
        assertThat(NeedsCondition.evaluate("CallTest", need, Optional.empty(), CI)
                        .isDisabled())
                .isFalse();
    }
}
