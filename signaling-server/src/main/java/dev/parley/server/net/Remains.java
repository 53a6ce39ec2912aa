package dev.parley.server.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * What a peer still sends after its connection was given up: read, so that the last words are not lost by a reset, and
 * forgotten. Used by the selector thread, then, when that has let go of the socket, by the sweep.
 */
final class Remains {
    /** With more, in bytes, the peer is not listening either. */
    static final int MOST = 1024 * 1024;

    private static final int SCRAP_BYTES = 8 * 1024;

    private final ReadableByteChannel socket;
    private long forgotten;

    Remains(ReadableByteChannel socket) {
        this.socket = socket;
    }

    /**
     * Forgets what has come.
     *
     * @return 0, or -1 at the end
     * @throws IOException if the socket is broken, or the peer goes on and on
     */
    int read() throws IOException {
        int read = socket.read(ByteBuffer.allocate(SCRAP_BYTES));
        forgotten += Math.max(0, read);
        if (forgotten > MOST) {
            throw new IOException("the peer goes on sending after it was refused");
        }
        return Math.min(0, read);
    }

    /** Forgets all that has come, and says whether nothing is to be waited for any more. */
    boolean areOver() {
        try {
            ByteBuffer scrap = ByteBuffer.allocate(SCRAP_BYTES);
            int read = socket.read(scrap);
            while (read > 0 && forgotten < MOST) {
                forgotten += read;
                read = socket.read(scrap.clear());
            }
            return read < 0 || forgotten >= MOST;
        } catch (IOException gone) {
            return true;
        }
    }
}
