package dev.parley.server.room;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Text;
import java.util.HashSet;
import java.util.Set;

/** The names in use in one room, unique under {@link Text#fold}. Bounded by the room's participants. */
final class NameRule {
    private final Set<String> folded = new HashSet<>();

    static boolean same(String name, String other) {
        return Text.fold(name).equals(Text.fold(other));
    }

    void check(String name) throws RefusedException {
        if (folded.contains(Text.fold(name))) {
            throw new RefusedException(
                    ErrorCode.NAME_TAKEN,
                    "Somebody in this meeting is already called " + name + ". Choose another name and join again.");
        }
    }

    void take(String name) {
        folded.add(Text.fold(name));
    }

    void free(String name) {
        folded.remove(Text.fold(name));
    }
}
