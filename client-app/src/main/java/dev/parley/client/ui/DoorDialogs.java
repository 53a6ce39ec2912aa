package dev.parley.client.ui;

import dev.parley.client.core.AppState;
import dev.parley.client.core.DoorQuestion;
import dev.parley.client.core.Event;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.MeetingName;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Modal;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is asked of somebody for whom the door of a meeting did not open. FX thread. */
final class DoorDialogs {
    private final UiStore store;
    private final Modal modal;
    private final Runnable changed;
    private final Consumer<MeetingLink> declined;
    private final Part<Asked> asked = new Part<>(now -> ask(now.question()));
    private @Nullable PasswordDialog password;
    private boolean taken;

    /** One question. The state in which another try was under way may not have been seen here, so the try is part of it. */
    private record Asked(DoorQuestion question, int tries) {
        static final Asked NOTHING = new Asked(DoorQuestion.NONE, 0);

        static Asked of(AppState state) {
            DoorQuestion question = DoorQuestion.of(state);
            return question == DoorQuestion.NONE
                    ? NOTHING
                    : new Asked(question, state.room().door().tries());
        }
    }

    /**
     * @param changed runs later, on the FX thread, when {@link #isTaken} has become true
     * @param declined is given the link to a door at which the person gave up
     */
    DoorDialogs(UiStore store, Modal modal, Runnable changed, Consumer<MeetingLink> declined) {
        this.store = store;
        this.modal = modal;
        this.changed = changed;
        this.declined = declined;
        asked.show(Asked.NOTHING);
    }

    /** Whether another dialog took the place of the question, so that why the door did not open has to be said elsewhere. */
    boolean isTaken() {
        return taken;
    }

    /** @param now milliseconds since 1970-01-01T00:00Z */
    void render(AppState state, long now) {
        asked.show(Asked.of(state));
        if (password != null) {
            password.render(state, now);
        }
    }

    private void ask(DoorQuestion now) {
        password = null;
        switch (now) {
            case NONE -> {}
            case PASSWORD, SERVER_PASSWORD -> askForPassword();
            case TURNED_AWAY -> ask(Texts.of("lobby.door.rejected.title"), Texts.of("lobby.door.again"));
            case NOT_ANSWERED -> ask(Texts.of("lobby.door.expired.title"), Texts.of("lobby.door.again"));
            case INVITE -> ask(Texts.of("lobby.door.invite.title"), Texts.of("lobby.door.without-invite"));
        }
        // Not before: this question may have taken the place of the one before it.
        taken = false;
    }

    private void askForPassword() {
        PasswordDialog dialog = new PasswordDialog(store.state(), this::tryAgain, this::giveUp);
        password = dialog;
        modal.open(dialog, dialog.firstFocus(), this::giveUp, this::lose);
    }

    private void ask(String title, String again) {
        Button go = Buttons.primary(again, () -> tryAgain(""));
        go.setDefaultButton(true);
        HBox buttons = new HBox(Buttons.secondary(Texts.of("lobby.door.close"), this::giveUp), go);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("dialog-buttons");
        VBox words = new VBox(
                2,
                Labels.line(MeetingName.ofTarget(store.state()).orElse(""), "field-name"),
                Labels.paragraph(store.state().room().error(), "dialog-text"));
        VBox dialog = new VBox(Labels.line(title, "title"), words, buttons);
        dialog.getStyleClass().add("dialog");
        dialog.setAccessibleText(title);
        modal.open(dialog, go, this::giveUp, this::lose);
    }

    private void lose() {
        taken = true;
        Platform.runLater(changed);
    }

    private void tryAgain(String typed) {
        modal.close();
        store.dispatch(new Event.TryDoor(typed));
    }

    /** The link may be followed later. */
    private void giveUp() {
        modal.close();
        AppState.Room room = store.state().room();
        room.links().stream()
                .filter(link -> link.room().equals(room.target()))
                .findFirst()
                .ifPresent(declined);
        store.dispatch(new Event.DismissFailure());
    }
}
