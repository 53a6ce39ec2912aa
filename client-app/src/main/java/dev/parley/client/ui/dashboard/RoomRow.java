package dev.parley.client.ui.dashboard;

import dev.parley.client.core.Knocking;
import dev.parley.client.core.RoomAdvice;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Avatar;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Times;
import dev.parley.client.ui.fx.Part;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One meeting of the list. */
final class RoomRow extends ActionRow {
    private final Clock clock;
    private final Avatar avatar = new Avatar("", 40);
    private final Label name = Labels.line("", "row-title");
    private final Label details = Labels.line("", "row-details");
    private final Label advice = Labels.line("", "row-advice");
    private final RowDoor door = new RowDoor(RoomAccess.OPEN);
    private final Label count = Labels.line("", "row-count");
    private final Button join;
    private final Part<RoomInfo> info = new Part<>(this::show);

    RoomRow(RoomId room, Clock clock, Consumer<RoomId> joinRoom) {
        this(clock, Buttons.secondary("", () -> joinRoom.accept(room)));
    }

    private RoomRow(Clock clock, Button join) {
        super(join);
        this.clock = clock;
        this.join = join;
        VBox texts = new VBox(name, details, advice);
        texts.getStyleClass().add("row-texts");
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        count.setGraphic(Icons.of(Feather.USERS, 14));
        count.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(avatar, texts, door, count, join);
    }

    void render(RoomInfo room) {
        info.show(room);
    }

    private void show(RoomInfo room) {
        boolean full = room.count() >= room.maxParticipants();
        avatar.setName(room.name());
        name.setText(room.name());
        details.setText(detailsOf(room));
        String hint = full ? "" : RoomAdvice.of(room.count() + 1).hint();
        advice.setText(hint);
        Labels.setShown(advice, !hint.isEmpty());
        door.show(room.access());
        count.setText(Texts.of("lobby.open.count", room.count(), room.maxParticipants()));
        count.setAccessibleText(Texts.of("lobby.open.count.accessible", room.count(), room.maxParticipants()));
        join.setText(full ? Texts.of("lobby.open.full") : actionOf(room));
        join.setDisable(full);
        join.setAccessibleText(full ? Texts.of("lobby.open.full.accessible", room.name()) : accessibleActionOf(room));
        join.setAccessibleHelp(RowDoor.words(room.access()));
        name(
                room.name(),
                details.getText(),
                RowDoor.words(room.access()),
                Texts.of("lobby.open.count.accessible", room.count(), room.maxParticipants()));
    }

    private static String actionOf(RoomInfo room) {
        return Knocking.asks(room.access()) ? Texts.of("lobby.pre-join.join.ask") : Texts.of("lobby.open.join");
    }

    private static String accessibleActionOf(RoomInfo room) {
        return Knocking.asks(room.access())
                ? Texts.of("lobby.open.ask.accessible", room.name())
                : Texts.of("lobby.open.join.accessible", room.name());
    }

    private String detailsOf(RoomInfo room) {
        String since = Times.of(room.createdAt(), clock);
        return room.host().isEmpty()
                ? Texts.of("lobby.open.details", since)
                : Texts.of("lobby.open.details.hosted", room.host(), since);
    }
}
