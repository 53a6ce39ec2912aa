package dev.parley.server.session;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.Visibility;
import dev.parley.server.room.AccessRules;
import dev.parley.server.room.InviteContent;
import dev.parley.server.room.RoomPassword;
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
 * Tickets and invites signed with HMAC-SHA256 (RFC 2104). A ticket is {@code content.signature}, both base64url (RFC 4648 §5) without padding, the
 * content a JSON array; an invite, which people send in links, one piece of base64url: see {@link InviteToken}. Whoever has the key can make tickets; servers with the same key accept each other's. A pure function
 * of the key. Any thread.
 */
public final class HmacTickets implements Tickets {
    /** Shortest key, in bytes: as many as the hash has (RFC 2104 §3). */
    public static final int KEY_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    /** Signed with every ticket. Another form of the content gets another name here, so that neither is read as the other. */
    private static final String FORM = "parley room ticket 1:";

    /** Of a guest, of a durable room, or of one with rules, which servers of before must not take for an open one. */
    private static final String RULED_FORM = "parley room ticket 2:";

    private static final String INVITE_FORM = "parley room invite 1:";
    private static final String SEAL_FORM = "parley room password 1:";

    private static final int GUEST = 1;
    private static final int KNOCK = 2;
    private static final int LOCKED = 4;
    private static final int DURABLE = 8;

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
        boolean plain =
                !content.guest() && !content.durable() && content.rules().equals(AccessRules.OPEN);
        String encoded = base64(json(content, plain).toString().getBytes(StandardCharsets.UTF_8));
        return sign(plain ? FORM : RULED_FORM, encoded);
    }

    @Override
    public Optional<TicketContent> read(String ticket, RoomId room, long nowMillis) {
        String encoded = ticket.substring(0, Math.max(0, ticket.indexOf('.')));
        boolean plain = isSame(ticket, sign(FORM, encoded));
        if (!plain && !isSame(ticket, sign(RULED_FORM, encoded))) {
            return Optional.empty();
        }
        return Optional.of(content(encoded, plain))
                .filter(content -> content.room().id().equals(room) && content.expiresAt() > nowMillis);
    }

    @Override
    public String issueInvite(InviteContent invite) {
        byte[] content = InviteToken.write(invite);
        return base64(InviteToken.join(content, mac(inviteForm(invite.room()), content)));
    }

    @Override
    public Optional<InviteContent> readInvite(String token, RoomId room) {
        return InviteToken.split(token)
                .filter(invite -> invite.isSigned(mac(inviteForm(room), invite.content())))
                .map(invite -> invite.read(room));
    }

    /** The room is signed, but not among the content: whoever shows an invite says where. */
    private static String inviteForm(RoomId room) {
        return INVITE_FORM + room.value() + ":";
    }

    /**
     * Turns the hash of a password into one that tells nothing to whoever has not this key too, and so may be kept in tickets.
     *
     * @param hash of any length
     * @return 32 bytes
     */
    byte[] seal(byte[] hash) {
        return mac(SEAL_FORM, hash);
    }

    private String sign(String form, String encoded) {
        return encoded + "." + base64(mac(form, encoded.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] mac(String form, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(form.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(content);
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

    private static JsonArray json(TicketContent content, boolean plain) {
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
        if (!plain) {
            addRules(json, content);
        }
        return json;
    }

    private static void addRules(JsonArray json, TicketContent content) {
        AccessRules rules = content.rules();
        RoomPassword password = rules.password();
        json.add((content.guest() ? GUEST : 0)
                | (rules.entry() == Entry.KNOCK ? KNOCK : 0)
                | (rules.locked() ? LOCKED : 0)
                | (content.durable() ? DURABLE : 0));
        json.add(password == null ? "" : password.salt());
        json.add(password == null ? "" : password.hash());
        json.add(rules.version());
        json.add(rules.revokedAt());
    }

    /** Reads what {@link #json} wrote: the signature has said that nobody else did. */
    private static TicketContent content(String encoded, boolean plain) {
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
                json.get(9).getAsLong(),
                !plain && (json.get(10).getAsInt() & GUEST) != 0,
                !plain && (json.get(10).getAsInt() & DURABLE) != 0,
                plain ? AccessRules.OPEN : rules(json));
    }

    private static AccessRules rules(JsonArray json) {
        int flags = json.get(10).getAsInt();
        String salt = json.get(11).getAsString();
        return new AccessRules(
                (flags & KNOCK) == 0 ? Entry.OPEN : Entry.KNOCK,
                (flags & LOCKED) != 0,
                salt.isEmpty() ? null : new RoomPassword(salt, json.get(12).getAsString()),
                json.get(13).getAsLong(),
                json.get(14).getAsLong());
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "HmacTickets";
    }
}
