package dev.parley.client.app.bench.server;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/**
 * The least that relays offers on Java-WebSocket as it comes, to compare with: it reads the JSON, finds the addressee, stamps the sender on it, and checks nothing.
 * Told to, it does not even do that, but searches the addressee in the text and passes the text on as it is. Only for {@code parley bench server}.
 */
public final class BareRelay extends WebSocketServer {
    /** The argument that makes it pass texts on unread. */
    static final String UNREAD = "unread";

    private static final int BACKLOG = 4_096;
    private static final String OFFER = "{\"type\":\"offer\"";
    private static final String TO = "\"to\":\"";

    private final Map<String, WebSocket> members = new ConcurrentHashMap<>();
    private final Map<String, List<String>> rooms = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final boolean unread;

    private BareRelay(boolean unread) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        setTcpNoDelay(true);
        setReuseAddr(true);
        setMaxPendingConnections(BACKLOG);
        this.unread = unread;
    }

    public static void main(String[] args) {
        new BareRelay(List.of(args).contains(UNREAD)).start();
    }

    @Override
    public void onStart() {
        System.out.println("ws://127.0.0.1:" + getPort());
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        if (unread && message.startsWith(OFFER)) {
            int from = message.indexOf(TO) + TO.length();
            relay(message.substring(from, message.indexOf('"', from)), message);
        } else {
            answer(socket, JsonParser.parseString(message).getAsJsonObject());
        }
    }

    private void relay(String to, String message) {
        WebSocket addressee = members.get(to);
        if (addressee != null) {
            addressee.send(message);
        }
    }

    private void relay(WebSocket socket, JsonObject message) {
        JsonObject data = message.getAsJsonObject("data");
        String to = data.remove("to").getAsString();
        data.addProperty("from", socket.<String>getAttachment());
        relay(to, message.toString());
    }

    private void answer(WebSocket socket, JsonObject message) {
        String type = message.get("type").getAsString();
        if (type.equals("offer")) {
            relay(socket, message);
            return;
        }
        String id = message.get("id").getAsString();
        switch (type) {
            case "hello" -> socket.send(reply("welcome", id, ""));
            case "create-room" -> socket.send(reply("room-created", id, "\"room\":{\"id\":\"" + newRoom() + "\"}"));
            case "join-room" -> join(socket, id, room(message));
            case "leave-room" -> leave(socket, id, room(message));
            default -> socket.send(reply("pong", id, ""));
        }
    }

    private static String reply(String type, String id, String data) {
        return "{\"type\":\"" + type + "\",\"re\":\"" + id + "\",\"data\":{" + data + "}}";
    }

    private static String room(JsonObject message) {
        return message.getAsJsonObject("data").get("room").getAsString();
    }

    private String newRoom() {
        String room = "r" + ids.incrementAndGet();
        rooms.put(room, new ArrayList<>());
        return room;
    }

    private void join(WebSocket socket, String id, String room) {
        String self = "p" + ids.incrementAndGet();
        socket.setAttachment(self);
        members.put(self, socket);
        List<String> others = rooms.getOrDefault(room, new ArrayList<>());
        synchronized (others) {
            socket.send(reply("room-joined", id, "\"self\":\"" + self + "\",\"participants\":" + others.size()));
            tell(others, "user-joined", self);
            others.add(self);
        }
    }

    private void leave(WebSocket socket, String id, String room) {
        String self = socket.getAttachment();
        members.remove(self);
        List<String> others = rooms.getOrDefault(room, new ArrayList<>());
        synchronized (others) {
            others.remove(self);
            socket.send(reply("room-left", id, ""));
            tell(others, "user-left", self);
        }
    }

    private void tell(List<String> others, String type, String self) {
        for (String other : others) {
            WebSocket socket = members.get(other);
            if (socket != null) {
                socket.send("{\"type\":\"" + type + "\",\"data\":{\"participant\":\"" + self + "\"}}");
            }
        }
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {}

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket socket, Exception error) {}
}
