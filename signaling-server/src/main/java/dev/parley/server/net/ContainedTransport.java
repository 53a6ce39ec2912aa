package dev.parley.server.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket's transport whose defects end that socket only: anything but an {@link IOException} would stop the library's selector
 * thread, and with it the server.
 */
final class ContainedTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger("server.net");

    private volatile Transport transport;

    ContainedTransport(Transport transport) {
        this.transport = transport;
    }

    /** From now on, bytes go another way. */
    void use(Transport other) {
        transport = other;
    }

    /** What the library is told of a defect. */
    static IOException contained(RuntimeException defect) {
        if (!(defect instanceof CancelledKeyException)) {
            LOG.atError().setCause(defect).log("A connection was given up because of a defect");
        }
        return new IOException("given up", defect);
    }

    @Override
    public int read(ByteBuffer target, int atMost) throws IOException {
        try {
            return transport.read(target, atMost);
        } catch (RuntimeException defect) {
            throw contained(defect);
        }
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        try {
            return transport.write(source);
        } catch (RuntimeException defect) {
            throw contained(defect);
        }
    }

    @Override
    public boolean hasBegun() {
        return transport.hasBegun();
    }

    @Override
    public boolean wantsToWrite() {
        return transport.wantsToWrite();
    }

    @Override
    public void writeMore() throws IOException {
        try {
            transport.writeMore();
        } catch (RuntimeException defect) {
            throw contained(defect);
        }
    }

    @Override
    public void endOutput() throws IOException {
        transport.endOutput();
    }
}
