package dev.parley.client.webrtc;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees native objects. The library throws when somebody else still holds the object; it is then freed with its holder, so that
 * is worth a line in the log and no more.
 */
final class Disposal {
    private static final Logger LOG = LoggerFactory.getLogger(Disposal.class);

    private Disposal() {}

    static void of(String what, Runnable dispose) {
        try {
            dispose.run();
        } catch (RuntimeException | Error e) {
            LOG.debug("Not freed: {} ({}).", what, e.toString());
        }
    }
}
