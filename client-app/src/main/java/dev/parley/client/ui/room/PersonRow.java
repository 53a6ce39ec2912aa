package dev.parley.client.ui.room;

import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Avatar;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import dev.parley.protocol.ParticipantId;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One participant in the list of people. */
final class PersonRow extends HBox {
    private static final PseudoClass SILENCED = PseudoClass.getPseudoClass("silenced");
    private static final PseudoClass POOR = PseudoClass.getPseudoClass("poor");

    private final Avatar avatar = new Avatar("", 36);
    private final PresenceDot dot = new PresenceDot();
    private final Label name = Labels.line("", "row-title");
    private final Label tag = Labels.line("", "tag");
    private final Label quality = Labels.line("", "row-details");
    private final Tooltip story = Buttons.story();
    private final HandSign hand = new HandSign(18);
    private final StackPane microphone = sign();
    private final StackPane camera = sign();
    private final Button hear;
    private final Button more;
    private @Nullable PersonModel shown;
    private final Part<PersonModel> model = new Part<>(this::show);
    private final Part<Boolean> microphoneOn =
            new Part<>(on -> microphone.getChildren().setAll(Icons.of(on ? Feather.MIC : Feather.MIC_OFF, 16)));
    private final Part<Boolean> cameraOn =
            new Part<>(on -> camera.getChildren().setAll(Icons.of(on ? Feather.VIDEO : Feather.VIDEO_OFF, 16)));

    private final Part<Boolean> silenced = new Part<>(this::showSilenced);

    /**
     * @param silence not to hear that person here, or to hear them again
     * @param toggleActions opens or closes what the host can do about that person
     */
    PersonRow(BiConsumer<ParticipantId, Boolean> silence, Runnable toggleActions) {
        more = Buttons.icon(Icons.of(Feather.MORE_VERTICAL, 16), "", toggleActions);
        more.getStyleClass().addAll("person-hear", "person-more");
        hear = Buttons.icon(Icons.of(Feather.VOLUME_2, 16), "", () -> toggle(silence));
        hear.getStyleClass().add("person-hear");
        tag.setMinWidth(USE_PREF_SIZE);
        HBox second = new HBox(hand, tag, quality);
        second.getStyleClass().add("person-second-line");
        VBox texts = new VBox(name, second);
        texts.setMinWidth(0);
        texts.getStyleClass().add("row-texts");
        HBox.setHgrow(texts, Priority.ALWAYS);
        hand.getStyleClass().add("person-hand");
        getStyleClass().add("person-row");
        StackPane.setAlignment(dot, Pos.BOTTOM_RIGHT);
        HBox tools = new HBox(microphone, camera, hear, more);
        tools.getStyleClass().add("person-tools");
        getChildren().addAll(new StackPane(avatar, dot), texts, tools);
    }

    /** What the host can do about that person is shown below. */
    void setOpen(boolean open) {
        more.setGraphic(Icons.of(open ? Feather.CHEVRON_UP : Feather.MORE_VERTICAL, 16));
    }

    private void showSilenced(boolean now) {
        hear.setGraphic(Icons.of(now ? Feather.VOLUME_X : Feather.VOLUME_2, 16));
        hear.pseudoClassStateChanged(SILENCED, now);
    }

    private void toggle(BiConsumer<ParticipantId, Boolean> silence) {
        PersonModel now = shown;
        if (now != null && now.id() != null) {
            silence.accept(now.id(), !now.tile().silenced());
        }
    }

    private static StackPane sign() {
        StackPane sign = new StackPane();
        sign.getStyleClass().add("person-sign");
        return sign;
    }

    void render(PersonModel now) {
        model.show(now);
    }

    private void show(PersonModel now) {
        shown = now;
        TileModel person = now.tile();
        silenced.show(person.silenced());
        Buttons.describe(hear, Tile.silenceWords(person.name(), person.silenced()), "");
        // The own name, which says "you" too, needs the place more than the signs need to stand below each other.
        Labels.setShown(hear, !person.self());
        avatar.show(person.name(), person.colour());
        Labels.cutInMiddle(name, person.self());
        name.setText(person.self() ? Texts.of("room.person.self", person.name()) : person.name());
        dot.show(person.phase().look().dot());
        quality.setText(now.quality());
        quality.pseudoClassStateChanged(POOR, now.poor());
        Labels.setShown(quality, !now.quality().isEmpty());
        tag.setText(now.guest() ? Texts.of("room.people.guest") : Texts.of("room.people.host"));
        Labels.setShown(tag, now.host() || now.guest());
        Buttons.describe(more, Texts.of("room.people.powers", person.name()), "");
        Labels.setShown(more, now.mine() && !person.self());
        hand.render(person);
        microphoneOn.show(person.microphoneOn());
        cameraOn.show(person.cameraOn());
        setAccessibleText(describe(now));
        String explanation = person.quality() == null || person.trouble() != null
                ? ""
                : person.quality().explanation();
        story.setText(explanation);
        quality.setTooltip(explanation.isEmpty() ? null : story);
    }

    private static String describe(PersonModel now) {
        TileModel person = now.tile();
        return String.join(
                Texts.of("common.list.separator"),
                named(now),
                person.microphoneOn()
                        ? Texts.of("room.people.accessible.microphone-on")
                        : Texts.of("room.people.accessible.microphone-off"),
                person.cameraOn()
                        ? Texts.of("room.people.accessible.camera-on")
                        : Texts.of("room.people.accessible.camera-off"),
                person.silenced()
                        ? Texts.of("room.people.accessible.silenced")
                        : Texts.of("room.people.accessible.heard"),
                person.handRaised() ? HandSign.describe(person) : Texts.of("room.people.accessible.hand-down"));
    }

    private static String named(PersonModel now) {
        String name = now.tile().name();
        if (now.host()) {
            return Texts.of("room.people.accessible.host", name);
        }
        return now.guest() ? Texts.of("room.people.accessible.guest", name) : name;
    }
}
