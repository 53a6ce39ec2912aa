package dev.parley.server.room;

import dev.parley.protocol.Claim;
import dev.parley.protocol.ParticipantId;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Those whom the host put out of one room, by all that a server knows somebody by who has no account: the membership, the connection, and the key of the
 * client's claims.
 *
 * <p>Bound: {@value #REMEMBERED} marks; at the bound the oldest is forgotten.
 */
final class Removed {
    static final int REMEMBERED = 300;

    private final Set<Object> marks = new LinkedHashSet<>();

    /** What a session is known by, which no claim's key can be taken for. */
    private record Session(String id) {}

    private record Key(String text) {}

    void add(Membership gone) {
        mark(gone.id());
        if (gone.session() != null) {
            mark(new Session(gone.session()));
        }
        if (gone.claim() != null) {
            mark(new Key(gone.claim().key()));
        }
    }

    private void mark(Object mark) {
        marks.add(mark);
        if (marks.size() > REMEMBERED) {
            marks.remove(marks.iterator().next());
        }
    }

    boolean has(ParticipantId member) {
        return marks.contains(member);
    }

    boolean has(String session, @Nullable Claim claim) {
        return marks.contains(new Session(session)) || (claim != null && marks.contains(new Key(claim.key())));
    }
}
