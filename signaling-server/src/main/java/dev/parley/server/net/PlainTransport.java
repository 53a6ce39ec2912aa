package dev.parley.server.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** The socket as it is. */
record PlainTransport(SocketChannel socket) implements Transport {
    @Override
    public int read(ByteBuffer target, int atMost) throws IOException {
        int limit = target.limit();
        target.limit(Math.min(limit, target.position() + atMost));
        try {
            return socket.read(target);
        } finally {
            target.limit(limit);
        }
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return socket.write(source);
    }

    @Override
    public boolean wantsToWrite() {
        return false;
    }

    @Override
    public void writeMore() {}

    @Override
    public void endOutput() throws IOException {
        socket.shutdownOutput();
    }
}
