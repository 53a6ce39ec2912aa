package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.Kept;
import dev.parley.client.core.UserInvitations;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Field;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.SharpScroll;
import dev.parley.client.ui.fx.KeyedRows;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.Invitation;
import dev.parley.protocol.Limits;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Invites others by their user names, and shows what has become of that. Only for those who may, on servers with accounts. */
final class UserInvites extends VBox {
    private final UiStore store;
    private final TextField user = new TextField();
    private final HBox entry = new HBox(user, Buttons.secondary(Texts.of("room.users.invite"), this::invite));
    private final Field field = new Field(Texts.of("room.users.name"), entry, Texts.of("room.users.help"));
    private final Part<List<UserInviteRow.Shown>> rows;
    private final Part<String> problem = new Part<>(this::showError);
    /** Whom the server was asked to invite, until it has answered; empty for nobody. */
    private String asked = "";

    /**
     * Empty.
     *
     * @param id of the text field, for tests
     * @param scrolls whether the list has a height of its own, because nothing around it scrolls
     */
    UserInvites(UiStore store, Clock clock, String id, boolean scrolls) {
        this.store = store;
        user.setId(id);
        user.setTextFormatter(new TextFormatter<>(
                change -> change.getControlNewText().length() > Limits.USER_LENGTH ? null : change));
        user.setOnAction(event -> invite());
        VBox list = new VBox();
        list.getStyleClass().add("invite-rows");
        rows =
                new Part<>(new KeyedRows<>(
                        list,
                        UserInviteRow.Shown::id,
                        sent -> new UserInviteRow(clock, this::withdraw),
                        UserInviteRow::render)::show);
        user.setAccessibleText(Texts.of("room.users.name"));
        user.textProperty().subscribe(() -> showError(""));
        HBox.setHgrow(user, Priority.ALWAYS);
        entry.getStyleClass().add("input-row");
        getStyleClass().add("user-invites");
        getChildren().addAll(field, scrolls ? scrolling(list) : list);
        problem.show("");
    }

    private static Node scrolling(VBox list) {
        SharpScroll scroll = new SharpScroll(list);
        scroll.setFocusTraversable(true);
        scroll.setAccessibleText(Texts.of("room.users.accessible"));
        scroll.getStyleClass().addAll("pair-scroll", "user-invites-scroll");
        // One without rows takes no place.
        list.getChildren()
                .subscribe(() -> Labels.setShown(scroll, !list.getChildren().isEmpty()));
        Labels.setShown(scroll, false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private void showError(String sentence) {
        field.showError(sentence);
        Field.mark(user, !sentence.isEmpty());
    }

    private void invite() {
        if (user.getText().isBlank()) {
            user.requestFocus();
        } else {
            problem.show(""); // the same may be wrong again
            asked = user.getText().strip().toLowerCase(Locale.ROOT);
            store.dispatch(new Event.InviteUser(user.getText()));
        }
    }

    void render(AppState state) {
        boolean offered = UserInvitations.mayInvite(state);
        Labels.setShown(this, offered);
        if (offered) {
            List<Invitation> sent = UserInvitations.sent(state);
            rows.show(sent.stream()
                    .map(one -> new UserInviteRow.Shown(one, UserInvitations.isBeingAnswered(state, one.id())))
                    .toList());
            problem.show(Kept.of(state).problem());
            if (!asked.isEmpty() && !UserInvitations.isInviting(state)) {
                noteAnswer(sent.stream().anyMatch(one -> one.to().equals(asked)));
            }
        }
    }

    /** What was typed has done its work when the server has taken it. */
    private void noteAnswer(boolean taken) {
        if (taken) {
            asked = "";
            user.clear();
        }
    }

    private void withdraw(String invitation) {
        store.dispatch(new Event.WithdrawInvitation(invitation));
    }
}
