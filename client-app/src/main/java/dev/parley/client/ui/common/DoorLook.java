package dev.parley.client.ui.common;

import dev.parley.client.text.Texts;
import dev.parley.protocol.Entry;
import dev.parley.protocol.RoomAccess;
import java.util.ArrayList;
import java.util.List;
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
        List<String> words = new ArrayList<>();
        words.add(
                switch (access.entry()) {
                    case OPEN -> Texts.of("room.door.sign.open");
                    case KNOCK -> Texts.of("room.door.sign.knock");
                });
        if (access.password()) {
            words.add(Texts.of("room.door.sign.password"));
        }
        return String.join(Texts.of("common.list.separator"), words);
    }
}
