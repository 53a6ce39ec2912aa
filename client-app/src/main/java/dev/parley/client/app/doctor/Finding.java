package dev.parley.client.app.doctor;

/**
 * One line of the doctor's report.
 *
 * @param what was looked at
 * @param verdict whether it works
 * @param text what was found; for {@link Verdict#PROBLEM} a sentence that says what to do
 */
public record Finding(String what, Verdict verdict, String text) {
    /** How it stands. */
    public enum Verdict {
        OK("OK"),
        PROBLEM("PROBLEM"),
        NOT_CHECKED("not checked");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }
    }

    static Finding ok(String what, String text) {
        return new Finding(what, Verdict.OK, text);
    }

    static Finding problem(String what, String text) {
        return new Finding(what, Verdict.PROBLEM, text);
    }

    static Finding notChecked(String what, String text) {
        return new Finding(what, Verdict.NOT_CHECKED, text);
    }

    /** As {@code parley doctor} prints it. */
    @Override
    public String toString() {
        return "%-15s %-12s %s".formatted(what, verdict.label, text);
    }
}
