package dev.parley.server.room;

import dev.parley.protocol.Claim;
import dev.parley.protocol.ParticipantId;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Those whom the host put out of one room, by all that a server knows somebody by: the membership, the connection, the key of the client's claims, and
 * the account, if there is one.
 *
 * <p>Bound: {@value #REMEMBERED} marks; at the bound the oldest is forgotten.
 */
final class Removed {
    static final int REMEMBERED = 300;

    private final Set<Object> marks = new LinkedHashSet<>();

    /** What a session is known by, which no claim's key can be taken for. */
    private record Session(String id) {}

    private record Key(String text) {}

    private record Account(String id) {}

    void add(Membership gone) {
        mark(gone.id());
        if (gone.session() != null) {
            mark(new Session(gone.session()));
        }
        if (gone.claim() != null) {
            mark(new Key(gone.claim().key()));
        }
        if (gone.account() != null) {
            mark(new Account(gone.account()));
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

    boolean has(String session, @Nullable Claim claim, @Nullable String account) {
        return marks.contains(new Session(session))
                || (claim != null && marks.contains(new Key(claim.key())))
                || (account != null && marks.contains(new Account(account)));
    }
}
