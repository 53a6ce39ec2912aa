package dev.parley.server.net;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import dev.parley.protocol.Visibility;
import dev.parley.protocol.json.Codec;
import dev.parley.protocol.json.DecodeException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A well-behaved client on the JDK's own WebSocket, so that the server is tested against another implementation. */
public final class TestClient implements AutoCloseable {
    static final long PATIENCE_SECONDS = 20;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final BlockingQueue<Envelope<ServerMessage>> heard = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    final CompletableFuture<String> closeReason = new CompletableFuture<>();
    private final WebSocket socket;
    private int requests;

    TestClient(String url) {
        this(url, HTTP);
    }

    /** Through a client of the test's own, such as one that trusts another authority. */
    TestClient(String url, HttpClient http) {
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(url), new Ears())
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Connected, and silent so far. */
    public static TestClient open(String url) {
        return new TestClient(url);
    }

    public static TestClient welcomed(String url) {
        return welcomed(url, HTTP);
    }

    static TestClient welcomed(String url, HttpClient http) {
        TestClient client = new TestClient(url, http);
        client.say(hello());
        client.expect(ServerMessage.Welcome.class);
        return client;
    }

    static ClientMessage.Hello hello() {
        return new ClientMessage.Hello(1, "test/1", List.of(), new Credentials.Guest());
    }

    public String say(ClientMessage message) {
        String id = "q" + ++requests;
        sayText(Codec.encodeClient(Envelope.request(message, id)));
        return id;
    }

    /** Sends any text. */
    public void sayText(String text) {
        socket.sendText(text, true)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    void sayBinary(byte[] bytes) {
        socket.sendBinary(java.nio.ByteBuffer.wrap(bytes), true)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** The next message of that type; others before it are dropped. */
    public <M extends ServerMessage> M expect(Class<M> type) {
        while (true) {
            ServerMessage message = next().message();
            if (type.isInstance(message)) {
                return type.cast(message);
            }
        }
    }

    Envelope<ServerMessage> next() {
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            Envelope<ServerMessage> next = null;
            boolean more = true;
            while (next == null && more) {
                more = !closed.isDone() && System.nanoTime() - end < 0;
                next = heard.poll(more ? 50 : 0, TimeUnit.MILLISECONDS);
            }
            if (next == null) {
                throw new AssertionError("nothing was heard; close reason: " + closeReason.getNow("(open)"));
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    RoomId create(Visibility visibility) {
        say(new ClientMessage.CreateRoom("Standup", "", visibility, 0));
        return expect(ServerMessage.RoomCreated.class).room().id();
    }

    ServerMessage.RoomJoined join(RoomId room, String name) {
        say(new ClientMessage.JoinRoom(room, name, MediaState.OFF));
        return expect(ServerMessage.RoomJoined.class);
    }

    void signal(RoomId room, ParticipantId to, String text) {
        say(new Signal.Candidate(room, to, 1, new IceCandidate(text, "0", 0)));
    }

    String awaitCloseReason() {
        return closeReason.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Gone without a word, as when the network fails. */
    public void vanish() {
        socket.abort();
    }

    @Override
    public void close() {
        vanish();
    }

    private final class Ears implements WebSocket.Listener {
        private final StringBuilder partial = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                hear(partial.toString());
                partial.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        private void hear(String frame) {
            try {
                heard.add(Codec.decodeServer(frame));
            } catch (DecodeException e) {
                throw new AssertionError(frame, e);
            }
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            closed.complete(code);
            closeReason.complete(reason);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.complete(1006);
            closeReason.complete("error: " + error);
        }
    }
}
