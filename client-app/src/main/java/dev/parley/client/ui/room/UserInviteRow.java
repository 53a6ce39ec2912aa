package dev.parley.client.ui.room;

import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Times;
import dev.parley.client.ui.fx.Focus;
import dev.parley.client.ui.fx.Part;
import dev.parley.protocol.Invitation;
import dev.parley.protocol.InvitationState;
import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What has become of the invitation of one user. */
final class UserInviteRow extends HBox {
    private final Clock clock;
    private final Label name = Labels.line("", "row-title");
    private final Label state = Labels.line("", "row-details");
    private final Button withdraw;
    private final Part<Shown> shown = new Part<>(this::show);
    private String id = "";

    /** @param busy what becomes of it has been asked for */
    record Shown(Invitation invitation, boolean busy) {
        String id() {
            return invitation.id();
        }
    }

    /** @param takeBack takes an invitation back, by its id */
    UserInviteRow(Clock clock, Consumer<String> takeBack) {
        this.clock = clock;
        withdraw = Buttons.icon(Icons.of(Feather.X, 16), "", () -> takeBack.accept(id));
        VBox texts = new VBox(name, state);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        getStyleClass().add("invite-row");
        getChildren().addAll(texts, withdraw);
    }

    void render(Shown now) {
        shown.show(now);
    }

    private void show(Shown now) {
        Invitation invitation = now.invitation();
        id = invitation.id();
        name.setText(invitation.to());
        state.setText(now.busy() ? Texts.of("room.users.busy") : words(invitation));
        Buttons.describe(withdraw, Texts.of("room.users.withdraw", invitation.to()), "");
        boolean open = invitation.state() == InvitationState.PENDING;
        if (!open && withdraw.isFocused()) {
            Focus.leave(this, Set.of(withdraw));
        }
        Labels.setShown(withdraw, open);
    }

    private String words(Invitation invitation) {
        return switch (invitation.state()) {
            case PENDING -> Texts.of("room.users.sent", Times.of(invitation.expiresAt(), clock));
            case ACCEPTED -> Texts.of("room.users.accepted");
            case DECLINED -> Texts.of("room.users.declined");
            case WITHDRAWN -> Texts.of("room.users.withdrawn");
            case EXPIRED -> Texts.of("room.users.expired");
        };
    }
}
