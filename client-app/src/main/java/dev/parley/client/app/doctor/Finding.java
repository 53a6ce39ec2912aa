package dev.parley.client.app.doctor;

import dev.parley.client.text.Texts;

/**
 * One line of the doctor's report.
 *
 * @param part what was looked at
 * @param verdict whether it works
 * @param text what was found; for {@link Verdict#PROBLEM} a sentence that says what to do
 */
public record Finding(Part part, Verdict verdict, String text) {
    /** How it stands. */
    public enum Verdict {
        OK("app.doctor.verdict.ok"),
        PROBLEM("app.doctor.verdict.problem"),
        NOT_CHECKED("app.doctor.verdict.not-checked");

        private final String key;

        Verdict(String key) {
            this.key = key;
        }
    }

    static Finding ok(Part part, String text) {
        return new Finding(part, Verdict.OK, text);
    }

    static Finding problem(Part part, String text) {
        return new Finding(part, Verdict.PROBLEM, text);
    }

    static Finding notChecked(Part part, String text) {
        return new Finding(part, Verdict.NOT_CHECKED, text);
    }

    /** As {@code parley doctor} prints it. */
    @Override
    public String toString() {
        return "%-15s %-12s %s".formatted(part.text(), Texts.of(verdict.key), text);
    }
}
