package dev.parley.protocol;

/** What a participant may do in a room: {@link #may} is the one table of it, and the server holds everybody to it. */
public enum Role {
    /** Opened the room, or was handed it. */
    HOST,
    /** A member. */
    PARTICIPANT,
    /** A member who may look, listen and chat but not change the room. */
    GUEST;

    public boolean may(Right right) {
        return switch (right) {
            case TAKE_PART -> true;
            case SEND_MEDIA -> this != GUEST;
            case ADMIT, INVITE, CHANGE_ACCESS, ASK_TO_MUTE, REMOVE, HAND_OVER, CLOSE -> this == HOST;
        };
    }
}
