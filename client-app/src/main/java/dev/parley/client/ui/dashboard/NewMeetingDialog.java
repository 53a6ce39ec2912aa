package dev.parley.client.ui.dashboard;

import dev.parley.client.core.Event;
import dev.parley.client.core.RoomAdvice;
import dev.parley.client.text.Sentences;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Choice;
import dev.parley.client.ui.common.Field;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Switch;
import dev.parley.client.ui.common.TypedName;
import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.Limits;
import dev.parley.protocol.Visibility;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Asks for a new meeting's name, who may find it and come in, and how many. */
final class NewMeetingDialog extends VBox {
    private static final int SMALLEST = 2;

    private final Consumer<Event.CreateRoom> start;
    private final TextField name = new TextField();
    private final Field nameField = new Field(Texts.of("lobby.new.name"), name, "");
    private final Label visibilityHelp = Labels.paragraph("", "field-help");
    private final Choice<Visibility> visibility;
    private final DoorFields door;
    private final Label count = Labels.line("", "stepper-value");
    private final Label advice = Labels.paragraph("", "field-help");
    private final Button fewer = Buttons.icon(Icons.of(Feather.MINUS, 16), Texts.of("lobby.new.fewer"), () -> step(-1));
    private final Button more = Buttons.icon(Icons.of(Feather.PLUS, 16), Texts.of("lobby.new.more"), () -> step(1));
    private final Switch keep = new Switch(Texts.of("lobby.new.keep"), false, kept -> {});
    private final Offer offer;
    private boolean again;
    private Node first = name;
    private int people = Limits.ROOM_DEFAULT_PARTICIPANTS;

    /**
     * What the server of the new meeting can do.
     *
     * @param most people there may be in a room: the server's cap
     * @param here it is the server inside this app
     * @param doors whether it can be asked who may come in
     * @param keeps whether it keeps rooms for this person
     * @param reach to how many people the own connection can carry video
     */
    record Offer(int most, boolean here, boolean doors, boolean keeps, String reach) {}

    NewMeetingDialog(String suggestedName, Offer offer, Consumer<Event.CreateRoom> start, Runnable cancel) {
        this.start = start;
        this.offer = offer;
        this.door = new DoorFields(this::submit);
        Labels.setShown(door, offer.doors());
        visibility = new Choice<>(Visibility.class, this::label, Visibility.PRIVATE, this::explain);
        name.setText(suggestedName);
        name.setId("meeting-name");
        getStyleClass().addAll("dialog", "new-meeting");
        setAccessibleText(Texts.of("lobby.new.title"));
        getChildren().add(Labels.line(Texts.of("lobby.new.title"), "title"));
        if (offer.keeps()) {
            getStyleClass().add("new-meeting-wide");
            getChildren().add(columns());
        } else {
            getChildren().addAll(nameField, visibility(), door, size());
        }
        getChildren().add(buttons(cancel));
        explain(visibility.value());
        step(0);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /**
     * A button that has the keyboard takes the Enter key for itself. One of a choice has nothing to do with it, and one that was clicked
     * has done its work: the key starts the meeting.
     */
    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof Node at && leavesEnter(at)) {
            event.consume();
            submit();
        }
    }

    private boolean leavesEnter(Node at) {
        boolean stepper = fewer.equals(at) || more.equals(at);
        return at instanceof ToggleButton || (stepper && !at.isFocusVisible());
    }

    /** Fills in what a meeting was that had a password, and asks for one. */
    void fillIn(Event.CreateRoom as) {
        again = as.again();
        name.setText(as.name());
        visibility.select(as.visibility());
        people = as.maxParticipants();
        step(0);
        Labels.setShown(door, true);
        door.askAgain(as.entry());
        first = door.firstFocus();
    }

    /** A name for a meeting of this person that is not too long. */
    static String suggestion(String host) {
        String name = Texts.of("lobby.new.suggestion", host);
        return name.codePointCount(0, name.length()) > Limits.NAME_LENGTH
                ? Texts.of("lobby.new.suggestion.short")
                : name;
    }

    Node firstFocus() {
        return first;
    }

    /** Where more is asked than fits below each other in a small window. */
    private Node columns() {
        HBox columns = new HBox(new VBox(nameField, visibility(), size()), new VBox(door, keeping()));
        columns.getStyleClass().add("new-meeting-columns");
        return columns;
    }

    private Node visibility() {
        VBox field = new VBox(Labels.line(Texts.of("lobby.new.visibility"), "field-name"), visibility, visibilityHelp);
        field.getStyleClass().add("field");
        return field;
    }

    private Node size() {
        count.setId("meeting-size");
        HBox stepper = new HBox(fewer, count, more);
        stepper.getStyleClass().add("stepper");
        VBox field = new VBox(Labels.line(Texts.of("lobby.new.size"), "field-name"), stepper, advice);
        field.getStyleClass().add("field");
        return field;
    }

    private Node keeping() {
        VBox field = new VBox(keep.row(), Labels.paragraph(Texts.of("lobby.new.keep.help"), "field-help"));
        field.getStyleClass().add("field");
        return field;
    }

    private Node buttons(Runnable cancel) {
        Button submit = Buttons.primary(Texts.of("lobby.new.start"), this::submit);
        submit.setDefaultButton(true);
        HBox row = new HBox(Buttons.secondary(Texts.of("lobby.new.cancel"), cancel), submit);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.getStyleClass().add("dialog-buttons");
        return row;
    }

    private String label(Visibility offered) {
        return switch (offered) {
            case PUBLIC ->
                offer.here() ? Texts.of("lobby.new.visibility.network") : Texts.of("lobby.new.visibility.server");
            case PRIVATE -> Texts.of("lobby.new.visibility.private");
        };
    }

    private void explain(Visibility now) {
        visibilityHelp.setText(
                switch (now) {
                    case PUBLIC ->
                        offer.here()
                                ? Texts.of("lobby.new.visibility.public.here")
                                : Texts.of("lobby.new.visibility.public.server");
                    case PRIVATE -> Texts.of("lobby.new.visibility.private.help");
                });
    }

    private void step(int change) {
        people = Math.clamp(people + change, SMALLEST, offer.most());
        fewer.setDisable(people == SMALLEST);
        more.setDisable(people == offer.most());
        count.setText(Texts.of("lobby.new.size.people", people));
        advice.setText(Sentences.of(RoomAdvice.of(people).text(), offer.reach()));
    }

    private void submit() {
        try {
            String title = TypedName.parse(name.getText());
            door.password()
                    .ifPresent(password -> start.accept(new Event.CreateRoom(
                            title, visibility.value(), people, again, door.entry(), password, keep.isSelected())));
        } catch (InvalidFieldException e) {
            nameField.showError(e.getMessage());
            name.requestFocus();
        }
    }
}
