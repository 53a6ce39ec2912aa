package dev.parley.protocol;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a participant may do in a room. This is the one table of it; the server holds everybody to it. */
public enum Role {
    /** Opened the room, or was handed it. */
    HOST(EnumSet.allOf(Right.class)),
    /** A member. */
    PARTICIPANT(EnumSet.of(Right.TAKE_PART, Right.SEND_MEDIA)),
    /** A member who may look, listen and chat but not change the room. */
    GUEST(EnumSet.of(Right.TAKE_PART));

    private final Set<Right> rights;

    Role(Set<Right> rights) {
        this.rights = Collections.unmodifiableSet(rights);
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }
}
