package dev.parley.client.ui.room;

import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import dev.parley.protocol.ParticipantId;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One participant in the list of people, and below, once it is opened, what the host can do about them. */
final class PersonPart extends VBox {
    private final PersonRow row;
    private final FlowPane actions = new FlowPane();
    private final Button askToMute;
    private @Nullable ParticipantId person;
    private boolean open;
    private final Part<Boolean> shown = new Part<>(this::showActions);

    /** @param silence not to hear that person here, or to hear them again */
    PersonPart(BiConsumer<ParticipantId, Boolean> silence, HostActions host) {
        row = new PersonRow(silence, this::toggle);
        askToMute = button(Texts.of("room.people.ask-to-mute"), host::askToMute);
        actions.getStyleClass().add("person-actions");
        actions.getChildren()
                .addAll(
                        askToMute,
                        button(Texts.of("room.people.make-host"), host::askToHandOver),
                        button(Texts.of("room.people.remove"), host::askToRemove));
        getChildren().add(row);
    }

    private Button button(String text, Consumer<ParticipantId> action) {
        return Buttons.secondary(text, () -> {
            if (person != null) {
                action.accept(person);
            }
        });
    }

    private void toggle() {
        open = !open;
        row.setOpen(open);
        shown.show(open);
    }

    private void showActions(boolean now) {
        getChildren().remove(actions);
        if (now) {
            getChildren().add(actions);
        }
    }

    void render(PersonModel now) {
        person = now.id();
        row.render(now);
        Labels.setShown(askToMute, now.tile().microphoneOn());
        shown.show(open && now.mine() && !now.tile().self());
    }
}
