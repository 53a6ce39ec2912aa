package dev.parley.server.net;

import java.io.IOException;
import java.nio.ByteBuffer;

/** How bytes get from and to a socket: as they are, or through TLS. Nothing here waits. */
interface Transport extends WriteQueue.Network {
    /**
     * Reads what has come; on the selector thread.
     *
     * @param target with at least 16 KiB left, which is what one TLS record holds
     * @param atMost what the caller can use; whoever cannot cut gives more
     * @return the number of bytes, 0 for none yet, -1 at the end
     * @throws NotTlsException if the peer speaks another protocol than this transport
     */
    int read(ByteBuffer target, int atMost) throws IOException;

    /**
     * Writes what the socket takes. What is left in {@code source} has to be offered again, before anything else if a part was
     * taken or {@link #hasBegun}. Any thread.
     *
     * @return the number of bytes taken
     */
    @Override
    int write(ByteBuffer source) throws IOException;

    /** Whether there is something to write beyond what the caller has. */
    boolean wantsToWrite();

    /** Writes that. On the selector thread. */
    void writeMore() throws IOException;

    /** Says that nothing more comes, as far as the socket takes it at once. Any thread. */
    void endOutput() throws IOException;

    /** The peer's first bytes are not TLS. Everything it sends is readable by others, so it is not served. */
    final class NotTlsException extends IOException {
        private static final long serialVersionUID = 1L;

        NotTlsException() {
            super("not TLS");
        }
    }
}
