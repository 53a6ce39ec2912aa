package dev.parley.server.room;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.InviteInfo;
import dev.parley.protocol.Limits;
import dev.parley.protocol.Role;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The invites of one room: those that are known and those that were revoked.
 *
 * <p>Bounds: {@value Limits#ROOM_INVITES} known; {@value #MOST_REVOKED} revoked, with the next one all that were made until then are.
 */
final class RoomInvites {
    static final int MOST_REVOKED = 200;

    private final Map<String, InviteInfo> known = new LinkedHashMap<>();
    private final Set<String> revoked = new LinkedHashSet<>();
    private long voidUntil;

    /** When the latest that is known was made. */
    private long latest;

    /** {@code voidUntil}: those made until then are no good, milliseconds since 1970-01-01T00:00Z. */
    RoomInvites(long voidUntil) {
        this.voidUntil = voidUntil;
    }

    /** When a new invite counts as made: now, unless that would make it a revoked one. */
    long creationTime(long revokedAt, long nowMillis) {
        return Math.max(nowMillis, Math.max(voidUntil, revokedAt) + 1);
    }

    /** Notes a new one. */
    void add(InviteInfo invite, long nowMillis) throws RefusedException {
        if (list(nowMillis).size() >= Limits.ROOM_INVITES) {
            throw new RefusedException(
                    ErrorCode.TOO_MANY_INVITES,
                    "This meeting has " + Limits.ROOM_INVITES
                            + " invites, which is the most. Revoke one, then make another.");
        }
        known.put(invite.id(), invite);
        latest = Math.max(latest, invite.createdAt());
    }

    /** As what a genuine invite of this room lets somebody in. */
    Role check(InviteContent invite, long nowMillis) throws RefusedException {
        if (invite.createdAt() <= voidUntil || revoked.contains(invite.id())) {
            throw new RefusedException(
                    ErrorCode.INVITE_REVOKED, "This invite was taken back by the host. Ask for a new link.");
        }
        if (invite.expiresAt() <= nowMillis) {
            throw new RefusedException(ErrorCode.INVITE_EXPIRED, "This invite has run out. Ask for a new link.");
        }
        return invite.role();
    }

    /** Somebody came in with it. One of before a restart becomes known by that, if there is space. */
    void used(InviteContent invite, long nowMillis) {
        if (known.containsKey(invite.id()) || list(nowMillis).size() < Limits.ROOM_INVITES) {
            InviteInfo before = new InviteInfo(invite.id(), invite.role(), invite.createdAt(), invite.expiresAt(), 0);
            known.put(invite.id(), known.getOrDefault(invite.id(), before).used());
        }
        latest = Math.max(latest, invite.createdAt());
    }

    /** When a revocation counts as made: now, unless the clock was set back and one of those that are revoked would be made later. */
    long revocationTime(long nowMillis) {
        return Math.max(nowMillis, Math.max(voidUntil, latest));
    }

    /** {@code id}: null for all that were made until {@code millis}. */
    void revoke(@Nullable String id, long millis) {
        if (id == null || revoked.size() >= MOST_REVOKED) {
            known.clear();
            revoked.clear();
            voidUntil(millis);
        } else {
            known.remove(id);
            revoked.add(id);
        }
    }

    /** Those made until then are no good, as the tickets of a room that came back say. */
    void voidUntil(long millis) {
        voidUntil = Math.max(voidUntil, millis);
    }

    /** Those that are good now, oldest first. */
    List<InviteInfo> list(long nowMillis) {
        known.values().removeIf(invite -> invite.expiresAt() <= nowMillis);
        return List.copyOf(known.values());
    }
}
