package dev.parley.client.ui.dashboard;

import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Choice;
import dev.parley.client.ui.common.Field;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.PasswordInput;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Limits;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Asks who may come into a new meeting. */
final class DoorFields extends VBox {
    private final Label help = Labels.paragraph("", "field-help");
    private final Choice<Entry> entry = new Choice<>(Entry.class, DoorFields::label, Entry.OPEN, now -> explain());
    private final PasswordInput password;
    private final Field field;

    /** @param enter what the Enter key does in the password */
    DoorFields(Runnable enter) {
        password = new PasswordInput(enter).atMost(Limits.ROOM_PASSWORD_LENGTH);
        field = new Field(Texts.of("lobby.new.password"), password, "meeting-password", "");
        VBox who = new VBox(Labels.line(Texts.of("lobby.new.entry"), "field-name"), entry, help);
        who.getStyleClass().add("field");
        getStyleClass().add("door-fields");
        getChildren().addAll(who, field);
        password.onTyped(this::explain);
        explain();
    }

    private static String label(Entry offered) {
        return switch (offered) {
            case OPEN -> Texts.of("lobby.new.entry.open");
            case KNOCK -> Texts.of("lobby.new.entry.knock");
        };
    }

    private void explain() {
        boolean typed = !password.text().isEmpty();
        help.setText(
                switch (entry.value()) {
                    case OPEN -> typed ? Texts.of("lobby.new.entry.open.typed") : Texts.of("lobby.new.entry.open.help");
                    case KNOCK ->
                        typed ? Texts.of("lobby.new.entry.knock.typed") : Texts.of("lobby.new.entry.knock.help");
                });
    }

    /** Asks for a password, in place of one that is not known any more. Whoever wants none leaves it out. */
    void askAgain(Entry before) {
        entry.select(before);
        field.explain(Texts.of("lobby.new.password.again"));
    }

    Node firstFocus() {
        return password.firstFocus();
    }

    Entry entry() {
        return entry.value();
    }

    /** Empty for none; nothing at all if it is too short, which the field says then. */
    Optional<String> password() {
        String typed = password.text();
        if (!typed.isEmpty() && typed.length() < Limits.ROOM_PASSWORD_MIN_LENGTH) {
            field.showError(Texts.of("lobby.new.password.short", Limits.ROOM_PASSWORD_MIN_LENGTH));
            password.focus();
            return Optional.empty();
        }
        return Optional.of(typed);
    }
}
