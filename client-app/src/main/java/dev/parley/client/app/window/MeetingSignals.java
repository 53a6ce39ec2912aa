package dev.parley.client.app.window;

import dev.parley.client.core.AppState;
import dev.parley.client.core.ChatLine;
import dev.parley.client.core.Cue;
import dev.parley.client.core.Knock;
import dev.parley.client.core.UserInvitations;
import dev.parley.client.ui.common.UiPreferences;
import dev.parley.client.ui.common.UiServices;
import dev.parley.protocol.Invitation;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Lets a meeting be heard, and the desktop tell of messages while the window is in the background, as the settings say. */
final class MeetingSignals implements AutoCloseable {
    private final Stage stage;
    private final UiServices services;
    private final CuePlayer player;
    private final DesktopNotifier notifier;

    MeetingSignals(Stage stage, UiServices services, CuePlayer player, DesktopNotifier notifier) {
        this.stage = stage;
        this.services = services;
        this.player = player;
        this.notifier = notifier;
    }

    /** A step of the program. Called on the core thread. */
    void onStep(AppState before, AppState after) {
        Set<Cue> cues = Cue.between(before, after);
        Optional<Invitation> invitation = UserInvitations.came(before, after);
        if (!cues.isEmpty() || invitation.isPresent()) {
            Optional<ChatLine> message = Cue.message(before, after);
            Optional<Knock> knock = Cue.knock(before, after);
            Set<Cue> heard = Cue.areAudible(after) ? cues : Set.of();
            boolean chatOpen = after.chat().open();
            Platform.runLater(() -> {
                signal(heard, message, knock, chatOpen);
                invitation.ifPresent(this::signal);
            });
        }
    }

    private void signal(Set<Cue> cues, Optional<ChatLine> message, Optional<Knock> knock, boolean chatOpen) {
        UiPreferences preferences = services.preferences();
        boolean away = !stage.isFocused();
        cues.stream()
                .filter(preferences.sounds()::contains)
                // Whoever has the chat before their eyes sees it come.
                .filter(cue -> cue != Cue.MESSAGE || away || !chatOpen)
                .forEach(player::play);
        message.filter(line -> away).ifPresent(line -> notifier.show(line, preferences.alerts()));
        knock.filter(waiting -> away).ifPresent(waiting -> notifier.show(waiting, preferences.alerts()));
    }

    private void signal(Invitation invitation) {
        if (!stage.isFocused()) {
            notifier.show(invitation, services.preferences().alerts());
        }
    }

    @Override
    public void close() {
        player.close();
        notifier.close();
    }
}
