package dev.parley.client.webrtc;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what a native callback does. Nothing may escape: an exception that reaches native code ends the process. */
final class Callbacks {
    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);

    private Callbacks() {}

    static void guard(Runnable body) {
        try {
            body.run();
        } catch (Throwable e) {
            report(e);
        }
    }

    private static void report(Throwable e) {
        try {
            LOG.error("A native callback failed.", e);
        } catch (Throwable again) {
            // Logging failed too, for instance without memory: there is nowhere left to say so.
        }
    }
}
