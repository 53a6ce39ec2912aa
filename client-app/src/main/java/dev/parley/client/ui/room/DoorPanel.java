package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.HostPowers;
import dev.parley.client.core.PointInTime;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Field;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.PasswordInput;
import dev.parley.client.ui.common.Switch;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Limits;
import dev.parley.protocol.Right;
import dev.parley.protocol.RoomAccess;
import java.time.Clock;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Who may come into the meeting, for its host. What is shown is what the server says; a wish is shown for {@value #HOLD_MS} ms before that. */
final class DoorPanel extends VBox {
    private static final long HOLD_MS = 2_000;

    private final UiStore store;
    private final InstantSource clock;
    private final Consumer<String> say;
    private final Switch lock;
    private final Options<Entry> entry;
    private final PasswordInput password = new PasswordInput(this::setPassword).atMost(Limits.ROOM_PASSWORD_LENGTH);
    /** Whether there is one; what is wrong with what is typed while it is. */
    private final Label below = Labels.paragraph("", "field-help");

    private final Button remove;
    private final InviteLinks invites;
    private final Part<RoomAccess> access = new Part<>(this::show);
    private String help = "";
    private String wrong = "";
    private boolean rendering;
    private long wished;

    /**
     * For the meeting one hosts.
     *
     * @param copy puts an invitation's token, made into a link, on the clipboard
     * @param say tells the person, for a moment, what they have done
     * @param end asks whether to close the meeting for everybody
     */
    DoorPanel(UiStore store, Clock clock, Consumer<String> copy, Consumer<String> say, Runnable end) {
        this.store = store;
        this.clock = clock;
        this.say = say;
        lock = new Switch(Texts.of("room.door.lock"), false, this::wishLock);
        entry = new Options<>(Entry.class, DoorPanel::words, this::wishEntry);
        remove = Buttons.secondary(
                Texts.of("room.door.password.remove"), () -> store.dispatch(new Event.SetAccess(null, null, "")));
        Sections sections = new Sections();
        invites = new InviteLinks(store, clock, copy, say, sections::showEnd);
        password.name(Texts.of("room.door.password"), "door-password");
        password.onTyped(() -> showWrong(""));
        Button close = Buttons.secondary(Texts.of("room.door.end"), end);
        close.setMaxWidth(Double.MAX_VALUE);
        // In a narrow window its words may take two lines.
        close.setWrapText(true);
        close.setMinWidth(0);
        close.setMinHeight(USE_PREF_SIZE);
        VBox locking = new VBox(lock.row(), Labels.paragraph(Texts.of("room.door.lock.help"), "field-help"));
        sections.with(locking).with(Texts.of("room.door.entry"), access()).with(Texts.of("room.door.invites"), invites);
        VBox.setVgrow(sections, Priority.ALWAYS);
        VBox foot = new VBox(close);
        foot.getStyleClass().add("panel-foot");
        sections.align(close);
        getChildren().addAll(sections, foot);
    }

    private Node access() {
        HBox.setHgrow(password, Priority.ALWAYS);
        HBox row = new HBox(password, Buttons.secondary(Texts.of("room.door.password.change"), this::setPassword));
        row.getStyleClass().add("input-row");
        VBox field = new VBox(Labels.line(Texts.of("room.door.password"), "field-name"), row, below);
        field.getStyleClass().add("field");
        VBox box = new VBox(entry, field, remove);
        box.getStyleClass().add("door-access");
        return box;
    }

    private static Options.Words words(Entry option) {
        return switch (option) {
            case OPEN -> new Options.Words(Texts.of("room.door.entry.open"), "");
            case KNOCK -> new Options.Words(Texts.of("room.door.entry.knock"), "");
        };
    }

    private void wishLock(boolean locked) {
        if (!rendering) {
            wished = clock.millis();
            store.dispatch(new Event.SetAccess(null, locked, null));
        }
    }

    private void wishEntry(Entry chosen) {
        wished = clock.millis();
        store.dispatch(new Event.SetAccess(chosen, null, null));
    }

    private void setPassword() {
        if (password.text().length() < Limits.ROOM_PASSWORD_MIN_LENGTH) {
            showWrong(Texts.of("room.door.password.short", Limits.ROOM_PASSWORD_MIN_LENGTH));
            password.focus();
        } else {
            store.dispatch(new Event.SetAccess(null, null, password.text()));
            password.setText("");
            // A password that replaces another changes nothing here that could be seen.
            say.accept(Texts.of("room.door.password.done"));
        }
    }

    Node firstFocus() {
        return lock;
    }

    void render(AppState state, PointInTime at) {
        setDisable(!HostPowers.may(state, Right.CHANGE_ACCESS));
        RoomAccess now = state.room().info() == null
                ? RoomAccess.OPEN
                : state.room().info().access();
        access.show(now);
        if (clock.millis() - wished >= HOLD_MS) {
            showLock(now.locked());
            entry.insist(now.entry());
        }
        invites.render(state);
    }

    private void show(RoomAccess now) {
        showLock(now.locked());
        entry.show(now.entry());
        help = now.password() ? Texts.of("room.door.password.set") : Texts.of("room.door.password.none");
        showWrong(wrong);
        Labels.setShown(remove, now.password());
    }

    /** @param sentence empty when nothing is */
    private void showWrong(String sentence) {
        wrong = sentence;
        below.setText(wrong.isEmpty() ? help : wrong);
        Field.mark(below, !wrong.isEmpty());
        password.mark(!wrong.isEmpty());
    }

    private void showLock(boolean locked) {
        rendering = true;
        lock.setSelected(locked);
        rendering = false;
    }
}
