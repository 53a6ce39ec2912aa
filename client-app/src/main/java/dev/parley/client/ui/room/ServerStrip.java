package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.Hosting;
import dev.parley.client.core.Notice;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Banner;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Says that the server is away, or wants to know again who one is, and what that means, for as long as it is so. */
final class ServerStrip extends HBox {
    private final Banner banner = new Banner(Notice.Severity.WARNING);
    private final Part<String> sentences = new Part<>(this::show);

    private final Button signIn;
    private final Button leave;

    /**
     * Says nothing yet.
     *
     * @param signIn asks the person to sign in again
     * @param leaveMeeting leaves the meeting
     */
    ServerStrip(Runnable signIn, Runnable leaveMeeting) {
        leave = Buttons.secondary(Texts.of("room.leave"), leaveMeeting);
        this.signIn = Buttons.secondary(Texts.of("room.server.expired.go"), signIn);
        HBox.setHgrow(banner, Priority.ALWAYS);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("device-strip");
        getChildren().addAll(banner, this.signIn, leave);
        sentences.show("");
    }

    void render(AppState state) {
        Labels.setShown(signIn, hasExpired(state));
        Labels.setShown(leave, !hasExpired(state) && Hosting.isGone(state));
        sentences.show(sentence(state));
    }

    /** Also while one signs in again, perhaps in a browser that nothing else here tells of. */
    private static boolean hasExpired(AppState state) {
        AuthPhase phase = state.auth().phase();
        return (phase == AuthPhase.TOKEN_EXPIRED || phase == AuthPhase.AUTHENTICATING)
                && state.auth().account().owner() != null;
    }

    /** What to say now; empty while the server is there. */
    static String sentence(AppState state) {
        if (hasExpired(state)) {
            return Texts.of("room.server.expired");
        }
        if (Hosting.isGone(state)) {
            return Texts.of("room.server.gone");
        }
        return switch (state.connection().phase()) {
            case IDLE, CONNECTING, CONNECTED, FAILED -> "";
            case DISCONNECTED, RECONNECTING ->
                state.peers().isEmpty() ? Texts.of("room.server.away.alone") : Texts.of("room.server.away");
        };
    }

    private void show(String text) {
        banner.show(text);
        Labels.setShown(this, !text.isEmpty());
    }
}
