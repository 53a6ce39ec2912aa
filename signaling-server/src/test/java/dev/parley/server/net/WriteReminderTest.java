package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the library forgot to write is written. */
class WriteReminderTest {
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor();
    private final List<WebSocket> reminded = new ArrayList<>();
    private Selector selector;
    private ServerSocketChannel listening;
    private SocketChannel channel;
    private WebSocketImpl socket;

    @BeforeEach
    void open() throws IOException {
        selector = Selector.open();
        listening = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        channel = SocketChannel.open(listening.getLocalAddress());
        channel.configureBlocking(false);
        socket = new WebSocketImpl(new Library(), new Draft_6455());
        socket.setSelectionKey(channel.register(selector, SelectionKey.OP_READ, socket));
    }

    @AfterEach
    void close() throws IOException {
        keeper.shutdownNow();
        channel.close();
        listening.close();
        selector.close();
    }

    private boolean remind() {
        return new WriteReminder(keeper, reminded::add).remind(socket);
    }

    @Test
    void what_waits_and_is_not_asked_for_is_asked_for() {
        socket.outQueue.add(ByteBuffer.allocate(1));
        assertThat(remind()).isTrue();
        assertThat(reminded).containsExactly(socket);
    }

    @Test
    void what_the_selector_will_write_anyway_is_left_to_it() {
        socket.outQueue.add(ByteBuffer.allocate(1));
        socket.getSelectionKey().interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        assertThat(remind()).isFalse();
    }

    @Test
    void an_empty_queue_needs_nothing() {
        assertThat(remind()).isFalse();
        assertThat(reminded).isEmpty();
    }

    @Test
    void a_socket_that_is_closed_needs_nothing() {
        socket.outQueue.add(ByteBuffer.allocate(1));
        socket.getSelectionKey().cancel();
        assertThat(remind()).isFalse();
    }

    @Test
    void after_something_was_queued_it_asks_until_somebody_writes() {
        AtomicInteger asked = new AtomicInteger();
        WriteReminder reminder = new WriteReminder(keeper, of -> {
            if (asked.incrementAndGet() == 3) {
                socket.outQueue.clear();
            }
        });
        socket.outQueue.add(ByteBuffer.allocate(1));
        reminder.queued(socket);
        reminder.queued(socket);
        await().until(() -> asked.get() == 3);
        socket.outQueue.add(ByteBuffer.allocate(1));
        reminder.queued(socket);
        await().until(() -> asked.get() > 3);
        socket.outQueue.clear();
    }

    @Test
    void a_keeper_that_has_ended_is_no_obstacle() {
        keeper.shutdown();
        new WriteReminder(keeper, reminded::add).queued(socket);
    }

    private static final class Library extends WebSocketServer {
        @Override
        public void onOpen(WebSocket opened, ClientHandshake handshake) {}

        @Override
        public void onClose(WebSocket closed, int code, String reason, boolean remote) {}

        @Override
        public void onMessage(WebSocket from, String message) {}

        @Override
        public void onError(WebSocket of, Exception problem) {}

        @Override
        public void onStart() {}
    }
}
