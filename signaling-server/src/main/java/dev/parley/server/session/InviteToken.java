package dev.parley.server.session;

import dev.parley.protocol.Limits;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.server.room.InviteContent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The bytes of an invite's token, short because people send them: the role (one byte, 0 for a participant, 1 for a guest), when it was made and when it
 * expires (8 bytes each, milliseconds since 1970-01-01T00:00Z), its id in ASCII, and behind that the signature.
 */
final class InviteToken {
    private static final int SIGNATURE_BYTES = 32;
    private static final int FIXED_BYTES = 1 + 2 * Long.BYTES;

    private final byte[] content;
    private final byte[] signature;

    private InviteToken(byte[] content, byte[] signature) {
        this.content = content;
        this.signature = signature;
    }

    static byte[] write(InviteContent invite) {
        byte[] id = invite.id().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(FIXED_BYTES + id.length)
                .put((byte) (invite.role() == Role.GUEST ? 1 : 0))
                .putLong(invite.createdAt())
                .putLong(invite.expiresAt())
                .put(id)
                .array();
    }

    static byte[] join(byte[] content, byte[] signature) {
        return ByteBuffer.allocate(content.length + signature.length)
                .put(content)
                .put(signature)
                .array();
    }

    /** Takes a token apart; whether it is genuine is not known yet. Of the several forms that base64 has for the same bytes only the one it writes is read. */
    static Optional<InviteToken> split(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int length = bytes.length - SIGNATURE_BYTES;
        boolean canonical =
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(token);
        if (!canonical || length <= FIXED_BYTES || length > FIXED_BYTES + Limits.ID_LENGTH) {
            return Optional.empty();
        }
        return Optional.of(
                new InviteToken(Arrays.copyOf(bytes, length), Arrays.copyOfRange(bytes, length, bytes.length)));
    }

    byte[] content() {
        return content.clone();
    }

    /** Takes as long for a near miss as for a wild guess. */
    boolean isSigned(byte[] genuine) {
        return MessageDigest.isEqual(signature, genuine);
    }

    /** Reads what {@link #write} wrote: the signature has said that nobody else did. */
    InviteContent read(RoomId room) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        Role role = bytes.get() == 0 ? Role.PARTICIPANT : Role.GUEST;
        long createdAt = bytes.getLong();
        long expiresAt = bytes.getLong();
        String id = new String(content, FIXED_BYTES, content.length - FIXED_BYTES, StandardCharsets.US_ASCII);
        return new InviteContent(room, role, id, createdAt, expiresAt);
    }
}
