package dev.parley.client.app.bench.server;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** One client of the load: asks and is answered, and takes offers without reading their JSON. Called by one thread. */
final class Member implements LoadSocket.Listener {
    /** Told of what comes unasked. */
    interface Listener {
        /** An offer or a change of the room list, unread, at this place of an array that is used again afterwards. */
        void frequent(Member receiver, byte[] bytes, int from, int length);
    }

    private static final byte[] OFFER = "{\"type\":\"offer\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DELTA = "{\"type\":\"room-delta\"".getBytes(StandardCharsets.US_ASCII);

    private final int number;
    private final LoadSocket socket;
    private final Listener listener;
    private final Consumer<Member> opened;
    private final Map<String, Consumer<JsonObject>> asked = new HashMap<>();
    private long requests;
    private boolean welcome;
    private String room = "";
    private String self = "";

    /**
     * Connects.
     *
     * @param number of all members of one load, from 0
     * @param opened told when it can speak
     */
    Member(int number, InetSocketAddress server, Selector selector, Listener listener, Consumer<Member> opened)
            throws IOException {
        this.number = number;
        this.listener = listener;
        this.opened = opened;
        this.socket = LoadSocket.connect(server, selector, this, this);
    }

    int number() {
        return number;
    }

    /** The room it joined last, empty before. */
    String room() {
        return room;
    }

    /** Its participant id there. */
    String self() {
        return self;
    }

    /** Says hello; {@code then} is told when the server has welcomed it. */
    void hello(Consumer<JsonObject> then) {
        JsonObject hello = new JsonObject();
        hello.addProperty("protocol", 1);
        hello.addProperty("client", "parley-bench");
        ask("hello", hello, data -> {
            welcome = true;
            then.accept(data);
        });
    }

    /** Whether the server has answered its hello. */
    boolean isWelcome() {
        return welcome;
    }

    /** Creates a room; {@code then} is told its id. */
    void create(String name, boolean open, int most, Consumer<String> then) {
        JsonObject create = new JsonObject();
        create.addProperty("name", name);
        create.addProperty("visibility", open ? "public" : "private");
        create.addProperty("maxParticipants", most);
        ask(
                "create-room",
                create,
                data -> then.accept(data.getAsJsonObject("room").get("id").getAsString()));
    }

    /** Joins; {@code then} is told how many ns it took. */
    void join(String into, Consumer<Long> then) {
        JsonObject join = new JsonObject();
        join.addProperty("room", into);
        join.addProperty("name", "Member " + number);
        long begun = System.nanoTime();
        ask("join-room", join, data -> {
            room = into;
            self = data.get("self").getAsString();
            then.accept(System.nanoTime() - begun);
        });
    }

    void leave(Runnable then) {
        JsonObject leave = new JsonObject();
        leave.addProperty("room", room);
        ask("leave-room", leave, data -> then.run());
    }

    /** Follows the list of public rooms. */
    void follow(Runnable then) {
        ask("subscribe-rooms", new JsonObject(), data -> then.run());
    }

    /** As a client does that has nothing else to say. */
    void ping() {
        ask("ping", new JsonObject(), data -> {});
    }

    private void ask(String type, JsonObject data, Consumer<JsonObject> then) {
        String id = String.valueOf(++requests);
        JsonObject message = new JsonObject();
        message.addProperty("type", type);
        message.addProperty("id", id);
        message.add("data", data);
        asked.put(id, then);
        send(ClientFrames.text(message.toString()));
    }

    /** Sends a whole frame. */
    void send(ByteBuffer frame) {
        try {
            socket.send(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void ready(byte[] scratch) throws IOException {
        socket.ready(scratch);
    }

    void close() throws IOException {
        socket.close();
    }

    @Override
    public void opened() {
        opened.accept(this);
    }

    @Override
    public void text(byte[] bytes, int from, int length) {
        if (startsWith(OFFER, bytes, from, length) || startsWith(DELTA, bytes, from, length)) {
            listener.frequent(this, bytes, from, length);
        } else {
            told(JsonParser.parseString(new String(bytes, from, length, StandardCharsets.UTF_8))
                    .getAsJsonObject());
        }
    }

    private static boolean startsWith(byte[] start, byte[] bytes, int from, int length) {
        return length >= start.length && Arrays.equals(start, 0, start.length, bytes, from, from + start.length);
    }

    private void told(JsonObject message) {
        String type = message.get("type").getAsString();
        if (type.equals("error") || type.equals("goodbye")) {
            throw new IllegalStateException("The server refused something: " + message);
        }
        Consumer<JsonObject> then =
                message.has("re") ? asked.remove(message.get("re").getAsString()) : null;
        if (then != null) {
            then.accept(message.has("data") ? message.getAsJsonObject("data") : new JsonObject());
        }
    }
}
