package dev.parley.client.ui.common;

/** Looks what works on this computer, as {@code parley doctor} does. FX thread; no call blocks, answers come there too. */
public interface Doctor {
    /** How something stands. */
    enum Verdict {
        OK,
        PROBLEM,
        NOT_CHECKED
    }

    /**
     * One line of the report.
     *
     * @param what was looked at
     * @param text what it means for a meeting, and what to do about a problem
     * @param detail what was found, for whoever helps; empty where the text says it
     * @param printed all of it as {@code parley doctor} prints it
     */
    record Line(String what, Verdict verdict, String text, String detail, String printed) {}

    /** Where news goes. */
    interface Listener {
        /**
         * Something is looked at next.
         *
         * @param share of all that is done already, 0 to 1
         */
        void looksAt(String what, double share);

        void found(Line line);

        /**
         * That was all.
         *
         * @param problem why the rest could not be looked at, a sentence; empty if everything was
         */
        void ended(String problem);
    }

    /**
     * Begins to look.
     *
     * @return what ends it; afterwards the listener is told nothing any more
     */
    Runnable examine(Listener listener);
}
