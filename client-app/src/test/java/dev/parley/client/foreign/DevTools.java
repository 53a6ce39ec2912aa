package dev.parley.client.foreign;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/** The browser's end of the Chrome DevTools protocol: commands with their results, and what pages complain about. */
final class DevTools implements AutoCloseable {
    private static final long ANSWER_SECONDS = 90;
    private static final int MOST_COMPLAINTS = 50;

    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<JsonObject>> expected = new ConcurrentHashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private final Socket socket;

    DevTools(URI address) throws IOException, InterruptedException {
        socket = new Socket(address);
        if (!socket.connectBlocking(ANSWER_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("The browser's DevTools do not answer at " + address);
        }
    }

    /** Sends a command to the browser (session "") or to one of its pages and waits for the result. */
    JsonObject call(String session, String method, Map<String, ?> parameters) throws InterruptedException {
        int id = lastId.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        JsonObject command = new JsonObject();
        command.addProperty("id", id);
        command.addProperty("method", method);
        command.add("params", new Gson().toJsonTree(parameters));
        if (!session.isEmpty()) {
            command.addProperty("sessionId", session);
        }
        socket.send(command.toString());
        return await(method, answer);
    }

    /** Does something and waits for an event that comes of it. */
    void until(String event, Action action) throws InterruptedException {
        CompletableFuture<JsonObject> happened = new CompletableFuture<>();
        expected.put(event, happened);
        action.run();
        await(event, happened);
    }

    interface Action {
        void run() throws InterruptedException;
    }

    private JsonObject await(String what, CompletableFuture<JsonObject> answer) throws InterruptedException {
        try {
            return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(what + " failed: " + e.getMessage() + " " + complaints(), e);
        }
    }

    /** Exceptions nobody caught and what was written to the console, the first {@value #MOST_COMPLAINTS}. */
    List<String> complaints() {
        synchronized (complaints) {
            return List.copyOf(complaints);
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    private void receive(JsonObject message) {
        JsonElement id = message.get("id");
        if (id == null) {
            happened(message);
            return;
        }
        CompletableFuture<JsonObject> answer = waiting.remove(id.getAsInt());
        if (answer != null && message.has("error")) {
            answer.completeExceptionally(new IOException(message.get("error").toString()));
        } else if (answer != null) {
            answer.complete(message.getAsJsonObject("result"));
        }
    }

    private void happened(JsonObject message) {
        String method = message.get("method").getAsString();
        CompletableFuture<JsonObject> awaited = expected.remove(method);
        if (awaited != null) {
            awaited.complete(message);
        }
        synchronized (complaints) {
            if (complaints.size() < MOST_COMPLAINTS
                    && (method.equals("Runtime.exceptionThrown") || method.equals("Runtime.consoleAPICalled"))) {
                complaints.add(message.get("params").toString());
            }
        }
    }

    private final class Socket extends WebSocketClient {
        Socket(URI address) {
            super(address);
        }

        @Override
        public void onMessage(String message) {
            receive(JsonParser.parseString(message).getAsJsonObject());
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            waiting.values().forEach(answer -> answer.completeExceptionally(new IOException("the browser is gone")));
        }

        @Override
        public void onOpen(ServerHandshake handshake) {}

        @Override
        public void onError(Exception e) {}
    }
}
