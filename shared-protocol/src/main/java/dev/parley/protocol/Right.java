package dev.parley.protocol;

/** Something that a {@link Role} lets a member of a room do, or not. */
public enum Right {
    /** Be seen, look, listen, chat, raise a hand: everything that changes nothing for the others. */
    TAKE_PART,
    /** Send sound, a camera's pictures or a screen. */
    SEND_MEDIA,
    /** Let in those who knock, or turn them away. */
    ADMIT,
    /** Make, list and revoke invites. */
    INVITE,
    /** Lock the room, set its password, have people knock. */
    CHANGE_ACCESS,
    /** Ask somebody to be quiet. */
    ASK_TO_MUTE,
    /** Put somebody out of the room. */
    REMOVE,
    /** Make somebody else the host. */
    HAND_OVER,
    /** End the room for everybody. */
    CLOSE
}
