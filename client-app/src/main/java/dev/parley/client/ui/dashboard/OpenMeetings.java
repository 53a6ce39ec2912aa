package dev.parley.client.ui.dashboard;

import dev.parley.client.core.AppState;
import dev.parley.client.core.ConnectionPhase;
import dev.parley.client.core.Hosting;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Labels;
import dev.parley.protocol.RoomId;
import java.net.URI;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The public meetings of the server one is at, under its name. */
final class OpenMeetings extends VBox {
    private final Label title = Labels.line("", "section-title");
    private final RoomList rooms;

    OpenMeetings(Clock clock, Consumer<RoomId> join) {
        rooms = new RoomList(clock, join);
        getStyleClass().add("list-section");
        getChildren().addAll(title, rooms);
    }

    void render(AppState state) {
        title.setText(titleOf(state));
        rooms.render(state.lobby().rooms(), emptyText(state));
        // What was there before the server went away may be gone, and nobody can enter it before it is back.
        rooms.setDisable(state.connection().phase() == ConnectionPhase.RECONNECTING);
        Labels.setShown(this, isNeeded(state));
    }

    /** A link may have led to another server than the one signed in at. */
    private static String titleOf(AppState state) {
        URI server = serverOf(state);
        // What the empty list says is about the whole network: meetings elsewhere on it have a list of their own.
        if (Hosting.isHere(state) && state.lobby().rooms().isEmpty()) {
            return Texts.of("lobby.open.title.near");
        }
        return Hosting.isHere(state) || server == null
                ? Texts.of("lobby.open.title.here")
                : Texts.of("lobby.open.title.server", server.getHost());
    }

    private static @Nullable URI serverOf(AppState state) {
        URI connected = state.connection().server();
        return connected == null ? state.auth().server() : connected;
    }

    private static String emptyText(AppState state) {
        if (Hosting.isHere(state)) {
            return Texts.of("lobby.open.empty.here");
        }
        return state.connection().phase() == ConnectionPhase.CONNECTED
                ? Texts.of("lobby.open.empty.connected")
                : Texts.of("lobby.open.empty.disconnected");
    }

    /** On "this computer" an empty list says something only to whoever sees no other. */
    private static boolean isNeeded(AppState state) {
        boolean others = !state.dashboard().nearby().isEmpty();
        return !Hosting.isHere(state) || !state.lobby().rooms().isEmpty() || !others;
    }
}
