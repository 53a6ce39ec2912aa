package dev.parley.client.ui;

import dev.parley.client.core.AppState;
import dev.parley.client.core.MeetingName;
import dev.parley.client.core.Notice;
import dev.parley.client.text.Sentences;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Banner;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Countdown;
import dev.parley.client.ui.common.Field;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.PasswordInput;
import dev.parley.client.ui.common.ServerAddress;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Limits;
import java.net.URI;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Asks for the password of a meeting, or of the server on which it is; says at the field that the last one was wrong, and for how long none is tried. */
final class PasswordDialog extends VBox {
    private final Consumer<String> join;
    private final PasswordInput password = new PasswordInput(this::submit);
    private final Field field;
    private final String empty;
    private final Button submit = Buttons.primary(Texts.of("lobby.door.join"), this::submit);
    private boolean waited;

    PasswordDialog(AppState state, Consumer<String> join, Runnable cancel) {
        this.join = join;
        URI server = state.auth().passwords().asking();
        String host = server == null ? "" : String.valueOf(server.getHost());
        String title =
                server == null ? Texts.of("lobby.door.password.title") : Texts.of("lobby.server.password.title", host);
        String text = server == null ? words(state) : Texts.of("lobby.server.password.help");
        password.atMost(server == null ? Limits.ROOM_PASSWORD_LENGTH : Limits.PASSWORD_LENGTH);
        field = server == null
                ? new Field(Texts.of("lobby.door.password"), password, "room-password", "")
                : new Field(Texts.of("lobby.server.password", host), password, "server-password-asked", "");
        empty = server == null ? Texts.of("lobby.door.password.empty") : Texts.of("lobby.server.password.empty");
        submit.setDefaultButton(true);
        HBox buttons = new HBox(Buttons.secondary(Texts.of("lobby.dashboard.give-up"), cancel), submit);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("dialog-buttons");
        getStyleClass().add("dialog");
        setAccessibleText(title);
        getChildren()
                .addAll(
                        Labels.line(title, "title"),
                        Labels.paragraph(text, "dialog-text"),
                        unencrypted(server),
                        field,
                        buttons);
        if (state.room().refusal() == ErrorCode.PASSWORD_WRONG) {
            field.showError(state.room().error());
        }
    }

    private static String words(AppState state) {
        String advice = Texts.of("lobby.door.password.text");
        return MeetingName.ofTarget(state)
                .map(name -> Sentences.of(Texts.of("lobby.door.password.meeting", name), advice))
                .orElse(advice);
    }

    private static Banner unencrypted(@Nullable URI server) {
        Banner banner = new Banner(Notice.Severity.WARNING);
        banner.show(ServerAddress.isReadByOthers(server) ? Texts.of("lobby.account.unencrypted") : "");
        return banner;
    }

    Node firstFocus() {
        return password.firstFocus();
    }

    /**
     * Counts down while the server wants no other try.
     *
     * @param now milliseconds since 1970-01-01T00:00Z
     */
    void render(AppState state, long now) {
        long left = state.room().door().retryAt() - now;
        boolean waits = left > 0;
        submit.setDisable(waits);
        if (waits) {
            field.showError(Texts.of("lobby.door.password.wait", Countdown.text(left)));
        } else if (waited) {
            field.showError("");
        }
        waited = waits;
    }

    private void submit() {
        if (submit.isDisabled()) {
            return;
        }
        if (password.text().isEmpty()) {
            field.showError(empty);
            password.focus();
        } else {
            join.accept(password.text());
        }
    }
}
