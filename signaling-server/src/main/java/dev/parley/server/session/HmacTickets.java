package dev.parley.server.session;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.Visibility;
import dev.parley.server.room.TicketContent;
import dev.parley.server.room.Tickets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tickets signed with HMAC-SHA256 (RFC 2104): {@code content.signature}, both base64url (RFC 4648 §5) without padding, the
 * content a JSON array. Whoever has the key can make tickets; servers with the same key accept each other's. A pure function
 * of the key. Any thread.
 */
public final class HmacTickets implements Tickets {
    /** Shortest key, in bytes: as many as the hash has (RFC 2104 §3). */
    public static final int KEY_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    /** Signed with every ticket. Another form of the content gets another name here, so that neither is read as the other. */
    private static final String FORM = "parley room ticket 1:";

    private final SecretKeySpec key;

    /**
     * Tickets under one key.
     *
     * @param key {@value #KEY_BYTES} bytes or more
     */
    public HmacTickets(byte[] key) {
        if (key.length < KEY_BYTES) {
            throw new IllegalArgumentException("A ticket key has " + KEY_BYTES + " bytes or more.");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** Tickets under a key that nobody knows: they are good as long as this object is. */
    public static HmacTickets withKeyFrom(RandomGenerator random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return new HmacTickets(key);
    }

    @Override
    public String issue(TicketContent content) {
        return sign(base64(json(content).toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Optional<TicketContent> read(String ticket, RoomId room, long nowMillis) {
        String encoded = ticket.substring(0, Math.max(0, ticket.indexOf('.')));
        if (!isSame(ticket, sign(encoded))) {
            return Optional.empty();
        }
        return Optional.of(content(encoded))
                .filter(content -> content.room().id().equals(room) && content.expiresAt() > nowMillis);
    }

    private String sign(String encoded) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return encoded + "." + base64(mac.doFinal((FORM + encoded).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** Takes as long for a near miss as for a wild guess. */
    private static boolean isSame(String given, String genuine) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), genuine.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static JsonArray json(TicketContent content) {
        RoomInfo room = content.room();
        JsonArray json = new JsonArray();
        json.add(room.id().value());
        json.add(room.name());
        json.add(room.description());
        json.add(room.visibility() == Visibility.PUBLIC);
        json.add(room.maxParticipants());
        json.add(room.createdAt());
        json.add(content.participant().value());
        json.add(content.joinedAt());
        json.add(content.hostSince());
        json.add(content.expiresAt());
        return json;
    }

    /** Reads what {@link #json} wrote: the signature has said that nobody else did. */
    private static TicketContent content(String encoded) {
        String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
        JsonArray json = JsonParser.parseString(text).getAsJsonArray();
        RoomInfo room = new RoomInfo(
                new RoomId(json.get(0).getAsString()),
                json.get(1).getAsString(),
                json.get(2).getAsString(),
                "",
                json.get(3).getAsBoolean() ? Visibility.PUBLIC : Visibility.PRIVATE,
                0,
                json.get(4).getAsInt(),
                json.get(5).getAsLong());
        return new TicketContent(
                room,
                new ParticipantId(json.get(6).getAsString()),
                json.get(7).getAsLong(),
                json.get(8).getAsLong(),
                json.get(9).getAsLong());
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "HmacTickets";
    }
}
