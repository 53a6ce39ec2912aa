package dev.parley.client.ui.common;

import dev.parley.client.text.Texts;
import dev.parley.protocol.Entry;
import dev.parley.protocol.RoomAccess;
import org.kordamp.ikonli.feather.Feather;

/** How it is shown what it takes to come into a meeting. */
public final class DoorLook {
    private DoorLook() {}

    public static Feather icon(RoomAccess access) {
        if (access.locked()) {
            return Feather.LOCK;
        }
        if (access.entry() == Entry.KNOCK) {
            return Feather.USER_CHECK;
        }
        return access.password() ? Feather.KEY : Feather.UNLOCK;
    }

    /** The same in words. What else is asked for counts again when a meeting is unlocked. */
    public static String words(RoomAccess access) {
        if (access.locked()) {
            return Texts.of("room.door.sign.locked");
        }
        return switch (access.entry()) {
            case OPEN -> access.password() ? Texts.of("room.door.sign.open.password") : Texts.of("room.door.sign.open");
            case KNOCK ->
                access.password() ? Texts.of("room.door.sign.knock.password") : Texts.of("room.door.sign.knock");
        };
    }
}
