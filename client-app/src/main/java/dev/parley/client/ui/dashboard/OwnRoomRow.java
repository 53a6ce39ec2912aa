package dev.parley.client.ui.dashboard;

import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Avatar;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Times;
import dev.parley.client.ui.fx.Part;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import java.time.Clock;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** One room that the server keeps. */
final class OwnRoomRow extends ActionRow {
    private static final double AVATAR = 40;
    private static final int ICON = 16;
    /** How long it is said that the link is on the clipboard. */
    private static final Duration COPIED = Duration.seconds(2);

    private final Clock clock;
    private final Avatar avatar = new Avatar("", AVATAR);
    private final Label name = Labels.line("", "row-title");
    private final Label details = Labels.line("", "row-details");
    private final Label count = Labels.line("", "row-count");
    private final Button enter;
    private final Button copy;
    private final Button history;
    private final Button delete;
    private final PauseTransition copied = new PauseTransition(COPIED);
    private final Part<Shown> shown = new Part<>(this::show);
    private String title = "";

    /** What can be done with a room. */
    interface Actions {
        void enter(RoomId room);

        void copyLink(RoomId room);

        void showHistory(RoomInfo room);

        void askToDelete(RoomInfo room);
    }

    /** @param deleting it is about to go */
    record Shown(RoomInfo room, boolean deleting) {
        RoomId id() {
            return room.id();
        }
    }

    OwnRoomRow(Shown first, Clock clock, Actions actions) {
        this(first, clock, actions, Buttons.secondary(Texts.of("lobby.own.enter"), () -> actions.enter(first.id())));
    }

    private OwnRoomRow(Shown first, Clock clock, Actions actions, Button enter) {
        super(enter);
        this.clock = clock;
        this.enter = enter;
        RoomId id = first.id();
        copy = Buttons.icon(Icons.of(Feather.LINK, ICON), "", () -> {
            actions.copyLink(id);
            showCopied(true);
            copied.playFromStart();
        });
        history = Buttons.icon(Icons.of(Feather.CLOCK, ICON), "", () -> actions.showHistory(first.room()));
        delete = Buttons.icon(Icons.of(Feather.TRASH_2, ICON), "", () -> actions.askToDelete(first.room()));
        copied.setOnFinished(event -> showCopied(false));
        VBox texts = new VBox(name, details);
        texts.getStyleClass().add("row-texts");
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        count.setGraphic(Icons.of(Feather.USERS, 14));
        count.setMinWidth(USE_PREF_SIZE);
        HBox more = new HBox(copy, history, delete);
        more.setAlignment(Pos.CENTER);
        getChildren().addAll(avatar, texts, count, enter, more);
    }

    void render(Shown now) {
        shown.show(now);
    }

    private void show(Shown now) {
        RoomInfo room = now.room();
        title = room.name();
        avatar.setName(title);
        name.setText(title);
        details.setText(
                now.deleting()
                        ? Texts.of("lobby.own.deleting")
                        : Texts.of("lobby.own.since", Times.of(room.createdAt(), clock)));
        Labels.setShown(count, room.count() > 0);
        count.setText(Texts.of("lobby.open.count", room.count(), room.maxParticipants()));
        count.setAccessibleText(Texts.of("lobby.open.count.accessible", room.count(), room.maxParticipants()));
        enter.setAccessibleText(Texts.of("lobby.own.enter.accessible", title));
        name(title, details.getText());
        Buttons.describe(history, Texts.of("lobby.own.history", title), "");
        Buttons.describe(delete, Texts.of("lobby.own.delete", title), "");
        showCopied(false);
    }

    private void showCopied(boolean now) {
        copy.setGraphic(Icons.of(now ? Feather.CHECK : Feather.LINK, ICON));
        Buttons.describe(copy, now ? Texts.of("lobby.own.copied") : Texts.of("lobby.own.copy", title), "");
    }
}
