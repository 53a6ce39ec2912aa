package dev.parley.server.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;

/** Java-WebSocket as it comes, to show that each hole is real before a test shows that it is closed. */
public final class PlainServer extends WebSocketServer implements AutoCloseable {
    final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    final BlockingQueue<WebSocket> opened = new LinkedBlockingQueue<>();
    final CountDownLatch failed = new CountDownLatch(1);
    private final CountDownLatch started = new CountDownLatch(1);
    private final Runnable onMessage;

    private PlainServer(Draft draft, Runnable onMessage) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, List.of(draft));
        this.onMessage = onMessage;
        setDaemon(true);
        setReuseAddr(true);
    }

    /** With the frame limit that everybody recommends. */
    static PlainServer limited() {
        return started(new Draft_6455(List.of(), List.of(new Protocol("")), 64 * 1024), () -> {});
    }

    /** As the library starts without any setting. */
    static PlainServer unlimited() {
        return started(new Draft_6455(), () -> {});
    }

    /** With a handler that runs into a defect. */
    static PlainServer failing(Runnable onMessage) {
        return started(new Draft_6455(List.of(), List.of(new Protocol("")), 64 * 1024), onMessage);
    }

    private static PlainServer started(Draft draft, Runnable onMessage) {
        PlainServer server = new PlainServer(draft, onMessage);
        server.start();
        try {
            if (!server.started.await(TestClient.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the plain server did not start");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return server;
    }

    /** Runs one as a process, which says where it listens in the words of the real one. */
    public static void main(String[] args) throws InterruptedException {
        try (PlainServer server = limited()) {
            System.out.println(
                    "Parley server ready: ws://127.0.0.1:" + server.getPort() + " (health: http://127.0.0.1:0/health)");
            new CountDownLatch(1).await();
        }
    }

    /** The library's object for the connection that was opened next. */
    WebSocketImpl connection() throws InterruptedException {
        return (WebSocketImpl) opened.poll(TestClient.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    static long queuedBytes(WebSocketImpl connection) {
        return connection.outQueue.stream().mapToLong(ByteBuffer::remaining).sum();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        opened.add(socket);
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        onMessage.run();
        messages.add(message);
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket socket, Exception error) {
        failed.countDown();
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void close() {
        try {
            stop(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
