package dev.parley.client.ui.dashboard;

import dev.parley.client.core.AppState;
import dev.parley.client.core.MeetingName;
import dev.parley.protocol.RoomId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the meeting is called that one is on the way into, or could not get into. It keeps the name by which the person chose it: the
 * lists that know it may lose it meanwhile, as one of the meetings nearby does that has ended.
 */
final class TargetName {
    private @Nullable RoomId room;
    private String known = "";

    /** Follows the way in. Empty while there is none. */
    String of(AppState state) {
        RoomId target = state.room().target();
        if (!Objects.equals(room, target)) {
            room = target;
            known = "";
        }
        known = MeetingName.knownOfTarget(state).orElse(known);
        return known.isEmpty() ? MeetingName.ofTarget(state).orElse("") : known;
    }
}
