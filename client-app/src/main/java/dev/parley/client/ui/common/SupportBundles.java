package dev.parley.client.ui.common;

import java.util.function.Consumer;

/** Writes what somebody who helps needs to know into a file. FX thread; no call blocks, answers come there too. */
public interface SupportBundles {
    /** How far the writing is. */
    sealed interface Progress {
        /**
         * It is being written.
         *
         * @param share 0 to 1
         */
        record Writing(double share) implements Progress {}

        /**
         * It is complete.
         *
         * @param file where it is
         */
        record Saved(String file) implements Progress {}

        /**
         * It could not be written.
         *
         * @param sentence why not, and what to do
         */
        record Failed(String sentence) implements Progress {}

        /** Nothing was saved, because the person said so. */
        record Cancelled() implements Progress {}
    }

    /**
     * Asks where to, then writes.
     *
     * @param listener is told how far it is; last that it was saved, that it failed, or that it was cancelled
     * @return what cancels it; afterwards nothing is left of the file
     */
    Runnable save(Consumer<Progress> listener);
}
