package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.HostPowers;
import dev.parley.client.core.Notice;
import dev.parley.client.core.PointInTime;
import dev.parley.client.core.RoomAdvice;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Banner;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.SharpScroll;
import dev.parley.client.ui.fx.KeyedRows;
import dev.parley.client.ui.fx.Part;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Right;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The people in the meeting. */
final class PeoplePanel extends VBox {
    private final Banner advice = new Banner(Notice.Severity.WARNING);
    private final WaitingPeople waiting;
    private final VBox list = new VBox();
    private final Button audioOnly;
    private final Button copy;
    private final Button door;
    private final Part<List<PersonModel>> people;
    private final UserInvites users;

    /**
     * For the meeting one is in.
     *
     * @param users where others are invited by their user names; while one is alone, the card on the stage has that
     * @param chooseAudioOnly neither sends pictures any more nor asks for them
     * @param silence not to hear somebody here, or to hear them again
     * @param host what the host can do about somebody
     * @param waiting who waits to be let in
     * @param openDoor shows who may come in
     */
    PeoplePanel(
            UserInvites users,
            Runnable copyLink,
            Runnable chooseAudioOnly,
            BiConsumer<ParticipantId, Boolean> silence,
            HostActions host,
            WaitingPeople waiting,
            Runnable openDoor) {
        this.users = users;
        this.waiting = waiting;
        people = new Part<>(new KeyedRows<>(
                list, PersonModel::key, person -> new PersonPart(silence, host), PersonPart::render)::show);
        audioOnly = Buttons.secondary(Texts.of("room.people.audio-only"), chooseAudioOnly);
        audioOnly.setGraphic(Icons.of(Feather.VOLUME_2, 16));
        audioOnly.setMaxWidth(Double.MAX_VALUE);
        copy = Buttons.secondary(Texts.of("room.people.copy-link"), copyLink);
        copy.setGraphic(Icons.of(Feather.LINK, 16));
        copy.setMaxWidth(Double.MAX_VALUE);
        door = Buttons.quiet(Texts.of("room.door.title"), openDoor);
        door.setMaxWidth(Double.MAX_VALUE);
        list.getStyleClass().add("people-list");
        VBox content = new VBox(waiting, list, users);
        content.getStyleClass().add("people-content");
        ScrollPane scroll = new SharpScroll(content);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getStyleClass().add("people");
        getChildren().addAll(advice, audioOnly, scroll, copy, door);
    }

    Node firstFocus() {
        return copy;
    }

    void render(AppState state, PointInTime at) {
        people.show(PersonModel.of(state, at));
        users.render(state);
        if (state.peers().isEmpty()) {
            Labels.setShown(users, false);
        }
        waiting.render(HostPowers.has(state, Right.ADMIT) ? state.room().door().knocks() : List.of());
        Labels.setShown(door, HostPowers.has(state, Right.CHANGE_ACCESS));
        RoomAdvice expected = RoomAdvice.of(state);
        advice.show(isWorthSaying(expected.level()) ? expected.text() : "");
        Labels.setShown(audioOnly, expected.level() == RoomAdvice.Level.AUDIO_FIRST);
    }

    private static boolean isWorthSaying(RoomAdvice.Level level) {
        return switch (level) {
            case FINE, GOOD -> false;
            case CAUTION, AUDIO_FIRST -> true;
        };
    }
}
