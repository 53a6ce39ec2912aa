package dev.parley.client.webrtc;

/** A running camera. */
interface Capture extends AutoCloseable {
    /** Stops it. No picture follows. May block some 100 ms. */
    @Override
    void close();
}
