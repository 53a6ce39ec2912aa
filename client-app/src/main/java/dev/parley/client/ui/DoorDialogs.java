package dev.parley.client.ui;

import dev.parley.client.core.AppState;
import dev.parley.client.core.DoorQuestion;
import dev.parley.client.core.Event;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Modal;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is asked of somebody for whom the door of a meeting did not open. FX thread. */
final class DoorDialogs {
    private final UiStore store;
    private final Modal modal;
    private final Part<DoorQuestion> question = new Part<>(this::ask);
    private @Nullable PasswordDialog password;

    DoorDialogs(UiStore store, Modal modal) {
        this.store = store;
        this.modal = modal;
        question.show(DoorQuestion.NONE);
    }

    /** @param now milliseconds since 1970-01-01T00:00Z */
    void render(AppState state, long now) {
        question.show(DoorQuestion.of(state));
        if (password != null) {
            password.render(state, now);
        }
    }

    private void ask(DoorQuestion now) {
        password = null;
        switch (now) {
            case NONE -> {}
            case PASSWORD -> askForPassword();
            case TURNED_AWAY -> ask(Texts.of("lobby.door.rejected.title"), Texts.of("lobby.door.again"));
            case NOT_ANSWERED -> ask(Texts.of("lobby.door.expired.title"), Texts.of("lobby.door.again"));
            case INVITE -> ask(Texts.of("lobby.door.invite.title"), Texts.of("lobby.door.without-invite"));
        }
    }

    private void askForPassword() {
        PasswordDialog dialog = new PasswordDialog(store.state(), this::tryAgain, this::giveUp);
        password = dialog;
        modal.open(dialog, dialog.firstFocus(), this::giveUp);
    }

    private void ask(String title, String again) {
        Button go = Buttons.primary(again, () -> tryAgain(""));
        go.setDefaultButton(true);
        HBox buttons = new HBox(Buttons.secondary(Texts.of("lobby.door.close"), this::giveUp), go);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("dialog-buttons");
        VBox dialog = new VBox(
                Labels.line(title, "title"),
                Labels.paragraph(store.state().room().error(), "dialog-text"),
                buttons);
        dialog.getStyleClass().add("dialog");
        dialog.setAccessibleText(title);
        modal.open(dialog, go, this::giveUp);
    }

    private void tryAgain(String typed) {
        modal.close();
        store.dispatch(new Event.TryDoor(typed));
    }

    private void giveUp() {
        modal.close();
        store.dispatch(new Event.DismissFailure());
    }
}
