package dev.parley.client.ui;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Hosting;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.text.Sentences;
import dev.parley.client.text.Texts;
import dev.parley.protocol.RoomInfo;

/** What to think of before one leaves a meeting. */
final class Leaving {
    private Leaving() {}

    /** Whether there are people whom one would leave behind. */
    static boolean parts(AppState state) {
        return state.room().phase() == RoomPhase.JOINED && !state.peers().isEmpty();
    }

    /** What leaving means, in up to three sentences. */
    static String words(AppState state) {
        RoomInfo info = state.room().info();
        if (state.peers().isEmpty()) {
            String alone = info == null
                    ? Texts.of("lobby.leave.alone.meeting")
                    : Texts.of("lobby.leave.alone.named", info.name());
            return Sentences.of(alone, Hosting.endsOnLeaving(state) ? Texts.of("lobby.leave.alone.ends") : "");
        }
        return info == null ? Texts.of("lobby.leave.meeting") : Texts.of("lobby.leave.named", info.name());
    }
}
