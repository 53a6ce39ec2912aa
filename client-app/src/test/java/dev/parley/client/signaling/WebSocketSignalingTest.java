package dev.parley.client.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.port.Signaling;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.json.Codec;
import dev.parley.server.net.ServerSettings;
import dev.parley.server.net.SignalingServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.ContinuousFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.TextFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebSocketSignalingTest {
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
    private final ScriptedServer server = new ScriptedServer();
    private final WebSocketSignaling signaling = new WebSocketSignaling(deadlines);
    private final Recorder recorder = new Recorder();

    @BeforeEach
    void start() throws InterruptedException {
        server.start();
        server.started.await();
    }

    @AfterEach
    void stop() throws InterruptedException {
        signaling.close();
        server.stop(500);
        deadlines.shutdownNow();
    }

    @Test
    void messages_go_both_ways() throws Exception {
        signaling.open(server.uri(), recorder);
        await().until(() -> recorder.heard.contains("opened"));
        signaling.send(new ClientMessage.Hello(1, "parley/test", List.of(), new Credentials.Guest()), "1");
        await().until(() -> server.received.size() == 1);

        Envelope<ClientMessage> hello = Codec.decodeClient(server.received.getFirst());
        assertThat(hello.id()).isEqualTo("1");
        assertThat(hello.message()).isInstanceOf(ClientMessage.Hello.class);

        server.say(Codec.encodeServer(Envelope.reply(new ServerMessage.Pong(), "7")));
        await().untilAsserted(() -> assertThat(recorder.heard).containsExactly("opened", "Pong[] re 7"));
    }

    @Test
    void the_real_server_welcomes_answers_and_says_why_it_goes() throws Exception {
        SignalingServer real = SignalingServer.start(ServerSettings.DEFAULTS);
        try (real) {
            signaling.open(URI.create(real.url()), recorder);
            await().until(() -> recorder.heard.contains("opened"));
            signaling.send(new ClientMessage.Hello(1, "parley/test", List.of(), new Credentials.Guest()), "1");
            await().until(() -> recorder.heard.size() == 2);
            signaling.send(new ClientMessage.Ping(), "2");
            await().until(() -> recorder.heard.size() == 3);
        }
        await().until(() -> recorder.closings() == 1);

        assertThat(recorder.heard.get(1)).startsWith("Welcome[protocol=1").endsWith("re 1");
        assertThat(recorder.heard.get(2)).isEqualTo("Pong[] re 2");
        assertThat(recorder.heard.get(3)).startsWith("Goodbye[code=SHUTTING_DOWN");
    }

    @Test
    void an_unknown_or_broken_message_is_ignored_and_the_next_one_is_heard() {
        signaling.open(server.uri(), recorder);
        await().until(() -> recorder.heard.contains("opened"));
        server.say("{\"type\":\"from-the-future\",\"data\":{}}");
        server.say("nonsense");
        server.say(Codec.encodeServer(Envelope.of(new ServerMessage.Pong())));

        await().untilAsserted(() -> assertThat(recorder.heard).containsExactly("opened", "Pong[] re null"));
    }

    @Test
    void a_message_over_the_limit_in_continuation_frames_ends_the_socket() {
        signaling.open(server.uri(), recorder);
        await().until(() -> recorder.heard.contains("opened"));
        server.sayInParts(40, 4096);

        await().until(() -> recorder.closings() == 1);
    }

    @Test
    void nothing_is_heard_of_an_earlier_socket() {
        signaling.open(server.uri(), recorder);
        await().until(() -> recorder.heard.contains("opened"));
        Recorder second = new Recorder();
        signaling.open(server.uri(), second);
        await().until(() -> second.heard.contains("opened"));
        server.say(Codec.encodeServer(Envelope.of(new ServerMessage.Pong())));
        await().until(() -> second.heard.size() == 2);
        await().until(() -> server.getConnections().size() == 1);

        assertThat(recorder.heard).containsExactly("opened");
    }

    @Test
    void a_closed_socket_says_nothing_more() {
        signaling.open(server.uri(), recorder);
        await().until(() -> recorder.heard.contains("opened"));
        signaling.close();
        await().until(() -> server.getConnections().isEmpty());

        assertThat(recorder.heard).containsExactly("opened");
    }

    @Test
    void the_servers_reason_for_closing_is_passed_on() {
        signaling.open(server.uri(), recorder);
        await().until(() -> recorder.heard.contains("opened"));
        server.getConnections().forEach(c -> c.close(1001, "The server goes down for a minute."));

        await().untilAsserted(() ->
                assertThat(recorder.heard).containsExactly("opened", "closed: The server goes down for a minute."));
    }

    @Test
    void a_port_where_nothing_listens_is_reported_once_with_what_to_do() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        signaling.open(URI.create("ws://127.0.0.1:" + free), recorder);

        await().untilAsserted(() -> assertThat(recorder.heard)
                .containsExactly("closed: Nothing answers at 127.0.0.1:" + free
                        + ". Check the address, and that the server is running."));
    }

    @Test
    void a_server_that_accepts_but_never_answers_is_given_up() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            signaling.open(URI.create("ws://127.0.0.1:" + mute.getLocalPort()), recorder);
            await().untilAsserted(() ->
                    assertThat(recorder.heard).singleElement().asString().startsWith("closed: No answer from"));
        }
    }

    /** What a listener heard, in words. */
    private static final class Recorder implements Signaling.Listener {
        private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void onOpened() {
            heard.add("opened");
        }

        @Override
        public void onClosed(String reason) {
            heard.add("closed: " + reason);
        }

        @Override
        public void onMessage(ServerMessage message, @Nullable String re) {
            heard.add(message + " re " + re);
        }

        long closings() {
            return List.copyOf(heard).stream()
                    .filter(h -> h.startsWith("closed"))
                    .count();
        }
    }

    /** A WebSocket server that says what a test tells it. */
    private static final class ScriptedServer extends WebSocketServer {
        private final CountDownLatch started = new CountDownLatch(1);
        private final List<String> received = new CopyOnWriteArrayList<>();

        ScriptedServer() {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            setReuseAddr(true);
            setDaemon(true);
        }

        URI uri() {
            return URI.create("ws://127.0.0.1:" + getPort());
        }

        void say(String text) {
            broadcast(text);
        }

        void sayInParts(int parts, int bytes) {
            List<Framedata> frames = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                var frame = i == 0 ? new TextFrame() : new ContinuousFrame();
                frame.setFin(i == parts - 1);
                frame.setPayload(ByteBuffer.wrap(new byte[bytes]));
                frames.add(frame);
            }
            getConnections().forEach(c -> c.sendFrame(frames));
        }

        @Override
        public void onStart() {
            started.countDown();
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            received.add(text);
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {}

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

        @Override
        public void onError(@Nullable WebSocket socket, Exception e) {}
    }
}
