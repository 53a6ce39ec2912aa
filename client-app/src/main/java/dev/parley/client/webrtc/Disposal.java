package dev.parley.client.webrtc;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees native objects. The library throws when somebody else still holds the object; it is then freed with its holder, so that
 * is worth a line in the log and no more.
 */
final class Disposal {
    private static final Logger LOG = LoggerFactory.getLogger(Disposal.class);

    private Disposal() {}

    /** Takes a further step of making something; if it fails, undoes the steps before. */
    static <T> T orUndo(Supplier<T> step, Runnable undo) {
        try {
            return step.get();
        } catch (RuntimeException | Error e) {
            undo.run();
            throw e;
        }
    }

    static void of(String what, Runnable dispose) {
        try {
            dispose.run();
        } catch (RuntimeException | Error e) {
            LOG.debug("Not freed: {} ({}).", what, e.toString());
        }
    }
}
