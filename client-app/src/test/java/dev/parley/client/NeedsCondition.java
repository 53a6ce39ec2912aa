package dev.parley.client;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link Needs} says. A condition, because Surefire neither counts nor names a class that a failed assumption in
 * {@code @BeforeAll} has skipped.
 */
final class NeedsCondition implements ExecutionCondition {
    private static final ConditionEvaluationResult MET = ConditionEvaluationResult.enabled("nothing is missing");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
                .map(needs -> evaluate(context.getDisplayName(), needs))
                .orElse(MET);
    }

    private static ConditionEvaluationResult evaluate(String test, Needs needs) {
        return Arrays.stream(needs.value())
                .map(need -> evaluate(test, need, need.problem(), System.getenv()))
                .filter(ConditionEvaluationResult::isDisabled)
                .findFirst()
                .orElse(MET);
    }

    static ConditionEvaluationResult evaluate(
            String test, Need need, Optional<String> problem, Map<String, String> environment) {
        if (problem.isEmpty()) {
            return MET;
        }
        String sentence = test + " cannot run. " + problem.get();
        if (need.isVital() && environment.getOrDefault("CI", "").equals("true")) {
            throw new IllegalStateException(sentence);
        }
        return ConditionEvaluationResult.disabled(sentence);
    }
}
