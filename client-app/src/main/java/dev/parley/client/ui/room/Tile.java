package dev.parley.client.ui.room;

import dev.parley.client.core.ParticipantPhase;
import dev.parley.client.core.PeerQuality;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Avatar;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Shortcut;
import dev.parley.client.ui.fx.Direction;
import dev.parley.client.ui.fx.Menus;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.VideoSurface;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One participant: the picture or the initials, the name, and what there is to know about the link. */
final class Tile extends StackPane {
    private static final PseudoClass SPEAKING = PseudoClass.getPseudoClass("speaking");
    /** A strip lies over the upper edge. */
    private static final PseudoClass NOTED = PseudoClass.getPseudoClass("noted");

    private static final PseudoClass FADED = PseudoClass.getPseudoClass("faded");
    private static final double AVATAR_SHARE = 0.36;
    private static final double SMALL_HEIGHT = 84;
    private static final double LOW_HEIGHT = 200;
    /** Of the plate with the name and what is below it. */
    private static final double NAME_HEIGHT = 36;

    private static final int PIN_SIZE = 16;
    private static final double PIN_MARGIN = 6;
    /** Of two buttons and what is around them, as the style sheet makes them. */
    private static final double BUTTONS_WIDTH = 66;

    private static final double BUTTONS_HEIGHT = 36;
    private static final double WORDS_FROM_WIDTH = 220;
    /** Beside the words that sound is on. */
    private static final double MORE_WORDS_FROM_WIDTH = 300;

    private static final double SOUND_WORDS_FROM_WIDTH = 190;
    private static final PseudoClass PINNED = PseudoClass.getPseudoClass("pinned");
    private static final PseudoClass FLOATING = PseudoClass.getPseudoClass("floating");

    private final VideoSurface video;
    private final Avatar avatar = new Avatar("", 64);
    private final Label name = Labels.line("", "tile-name-text");
    private final Node muted = Icons.of(Feather.MIC_OFF, 14);
    private final Node silenced = Icons.of(Feather.VOLUME_X, 14);
    private final Corners corners = new Corners();
    private final Rectangle round = round();
    private final HandSign hand = new HandSign(18);
    private final LevelBars level = new LevelBars();
    private final PresenceDot dot = new PresenceDot();
    private final Label presence = Labels.line("", "tile-presence");
    private final Label sound = Labels.line(Texts.of("room.tile.sound"), "tile-note", "tile-sound");
    private final Label talking = Labels.line(Texts.of("room.tile.talking"), "tile-note", "tile-talking");
    private final QualitySign quality = new QualitySign();
    private final LinkSign link;
    private final Button pin;
    private final Button silence;
    private final Button hide;
    private final Part<TileModel> model = new Part<>(this::show);
    private boolean pictureWanted;
    /** There are words to say of the link's quality. */
    private boolean noted;

    private boolean heardOnly;

    /**
     * What a tile asks for.
     *
     * @param retry to try the link again
     * @param explain to explain what is wrong with it
     * @param pin to pin it or let go of it
     * @param silence not to play its sound here, or to play it again
     * @param hide to hide the own picture
     * @param menu what can be chosen in the menu of the tile now
     */
    record Requests(
            Runnable retry,
            Runnable explain,
            Runnable pin,
            Runnable silence,
            Runnable hide,
            Supplier<List<MenuItem>> menu) {}

    Tile(VideoSurface video, Requests requests) {
        this.video = video;
        link = new LinkSign(requests, strip -> pseudoClassStateChanged(NOTED, strip));
        pin = Buttons.icon(Icons.pin(PIN_SIZE), "", requests.pin());
        silence = Buttons.icon(Icons.of(Feather.VOLUME_2, PIN_SIZE), "", requests.silence());
        hide = Buttons.icon(Icons.of(Feather.EYE_OFF, PIN_SIZE), "", requests.hide());
        Buttons.describe(hide, Texts.of("room.tile.hide"), Shortcut.HIDE_SELF.text());
        getStyleClass().add("tile");
        setNodeOrientation(Direction.ofTexts());
        getChildren().addAll(avatar, video, corners, link, lowerEdge(), buttons(), badges(), outline());
        widthProperty().subscribe(this::showNote);
        heightProperty().subscribe(this::placeAvatar);
        setOnMouseClicked(event -> onClick(event, requests.pin()));
        Menus.offer(this, target -> requests.menu().get());
    }

    /** Over the name rather than beside it: they are there only while somebody is about to use them. */
    private Node buttons() {
        pin.getStyleClass().addAll("tile-button", "tile-pin");
        silence.getStyleClass().addAll("tile-button", "tile-silence");
        hide.getStyleClass().addAll("tile-button", "tile-hide");
        HBox row = new HBox(silence, pin, hide);
        row.getStyleClass().add("tile-buttons");
        row.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        row.setPickOnBounds(false);
        StackPane.setAlignment(row, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(row, new Insets(PIN_MARGIN));
        return row;
    }

    /** Where the buttons of a peer's tile and the ring around them are, in the corner where lines end. */
    static TilePlan.Place buttonsOf(TilePlan.Place tile) {
        double width = Math.min(BUTTONS_WIDTH, tile.width());
        double height = Math.min(BUTTONS_HEIGHT, tile.height());
        boolean left = Direction.ofTexts() == NodeOrientation.RIGHT_TO_LEFT;
        return new TilePlan.Place(
                left ? tile.x() : tile.x() + tile.width() - width, tile.y() + tile.height() - height, width, height);
    }

    private Node lowerEdge() {
        HBox edge = new HBox(nameplate());
        edge.getStyleClass().add("tile-lower-edge");
        edge.setMaxHeight(Region.USE_PREF_SIZE);
        edge.setPickOnBounds(false);
        StackPane.setAlignment(edge, Pos.BOTTOM_LEFT);
        return edge;
    }

    private Node nameplate() {
        HBox plate = new HBox(muted, silenced, level, name, quality.bars(), dot);
        muted.getStyleClass().add("tile-muted");
        silenced.getStyleClass().add("tile-muted");
        plate.getStyleClass().add("tile-name");
        plate.setMinWidth(0);
        plate.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return plate;
    }

    /** Twice anywhere on the picture does what the pin does. */
    private static void onClick(MouseEvent event, Runnable pin) {
        boolean twice = event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2;
        if (twice && !isOnButton(event.getPickResult().getIntersectedNode())) {
            pin.run();
        }
    }

    private static boolean isOnButton(@Nullable Node node) {
        return node != null && (node instanceof Button || isOnButton(node.getParent()));
    }

    private Node badges() {
        hand.getStyleClass().add("tile-hand");
        sound.setGraphic(Icons.of(Feather.VOLUME_2, 14));
        sound.setMinWidth(Region.USE_PREF_SIZE);
        talking.setGraphic(Icons.of(Feather.MIC, 14));
        talking.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(hand, presence, talking, sound, quality.words());
        row.getStyleClass().add("tile-badges");
        row.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(row, Pos.TOP_LEFT);
        return row;
    }

    private static Node outline() {
        Region outline = new Region();
        outline.getStyleClass().add("tile-outline");
        outline.setMouseTransparent(true);
        return outline;
    }

    void render(TileModel now) {
        model.show(now);
    }

    private void show(TileModel now) {
        Labels.cutInMiddle(name, now.self());
        name.setText(now.self() ? Texts.of("room.person.self", now.name()) : now.name());
        avatar.show(now.name(), now.colour());
        Labels.setShown(muted, !now.microphoneOn());
        Labels.setShown(talking, now.talking());
        hand.render(now);
        level.setShown(now.microphoneOn() && !now.silenced());
        showPresence(now);
        link.render(now.trouble());
        quality.render(now.quality());
        showPin(now);
        showSilence(now);
        heardOnly = now.heardOnly() && now.trouble() == null;
        noted = now.quality() != null
                && now.trouble() == null
                && !now.quality().sign().isEmpty();
        showNote();
        pictureWanted = now.pictures();
        if (!pictureWanted) {
            video.clear();
        }
        video.setVisible(pictureWanted);
        setAccessibleText(describe(now));
        setAccessibleHelp(now.quality() == null ? "" : now.quality().explanation());
    }

    /** On a small tile the bars and the tooltip must do. */
    private void showNote() {
        Labels.setShown(quality.words(), noted && getWidth() >= (heardOnly ? MORE_WORDS_FROM_WIDTH : WORDS_FROM_WIDTH));
        Labels.setShown(sound, heardOnly);
        sound.setContentDisplay(
                getWidth() >= SOUND_WORDS_FROM_WIDTH ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
    }

    /** Painted corners would show the ground, not the picture that this one lies over. It is small, so that a clip costs little. */
    void setFloating(boolean floating) {
        corners.setVisible(!floating);
        setClip(floating ? round : null);
        pseudoClassStateChanged(FLOATING, floating);
    }

    private Rectangle round() {
        Rectangle area = new Rectangle();
        area.widthProperty().bind(widthProperty());
        area.heightProperty().bind(heightProperty());
        area.setArcWidth(2 * Corners.RADIUS);
        area.setArcHeight(2 * Corners.RADIUS);
        return area;
    }

    private void showPin(TileModel now) {
        Labels.setShown(pin, !now.self());
        Labels.setShown(hide, now.self());
        Buttons.describe(pin, pinWords(now.name(), now.pinned()), Texts.of("room.tile.pin.mouse"));
        pseudoClassStateChanged(PINNED, now.pinned());
    }

    private void showSilence(TileModel now) {
        Labels.setShown(silenced, now.silenced());
        Labels.setShown(silence, !now.self());
        // As on the buttons of the bar: the sign says how it is, the words say what the button does.
        silence.setGraphic(Icons.of(now.silenced() ? Feather.VOLUME_X : Feather.VOLUME_2, PIN_SIZE));
        Buttons.describe(silence, silenceWords(now.name(), now.silenced()), "");
    }

    /** What the button does that shows somebody before others. */
    static String pinWords(String name, boolean pinned) {
        return pinned ? Texts.of("room.tile.unpin", name) : Texts.of("room.tile.pin", name);
    }

    /** What the button does that keeps somebody's sound from this person only. */
    static String silenceWords(String name, boolean silenced) {
        return silenced ? Texts.of("room.tile.hear", name) : Texts.of("room.tile.silence", name);
    }

    private void showPresence(TileModel now) {
        ParticipantPhase.Look look = now.phase().look();
        boolean covered = now.trouble() != null && now.trouble().kind().covers();
        presence.setText(look.badge());
        Labels.setShown(presence, !look.badge().isEmpty() && !covered);
        pseudoClassStateChanged(FADED, look.greyed() || !look.interactive());
        // A green dot on every tile would say nothing; the list of people has them all.
        dot.show(look.dot() == ParticipantPhase.Dot.GREEN ? ParticipantPhase.Dot.NONE : look.dot());
    }

    private static String describe(TileModel now) {
        return Stream.of(
                        now.name(),
                        now.trouble() == null ? quality(now) : now.trouble().sign(),
                        now.trouble() == null ? qualitySign(now) : "",
                        now.microphoneOn() ? "" : Texts.of("room.tile.accessible.muted"),
                        now.talking() ? Texts.of("room.tile.accessible.talking") : "",
                        now.silenced() ? Texts.of("room.tile.accessible.silenced") : "",
                        now.cameraOn() ? "" : Texts.of("room.tile.accessible.camera-off"),
                        now.heardOnly() ? Texts.of("room.tile.accessible.heard-only") : "",
                        now.pinned() ? Texts.of("room.tile.accessible.pinned") : "",
                        HandSign.describe(now))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(Texts.of("common.list.separator")));
    }

    private static String quality(TileModel now) {
        PeerQuality quality = now.quality();
        return quality == null || quality.tier() == null ? "" : QualitySign.describe(quality.tier());
    }

    private static String qualitySign(TileModel now) {
        PeerQuality quality = now.quality();
        return quality == null || quality.tier() == null ? "" : quality.sign();
    }

    /**
     * Draws the newest picture, if one is wanted.
     *
     * @param loudness 0 to 1
     */
    void refresh(double loudness, boolean speaking) {
        level.render(loudness);
        if (pictureWanted) {
            video.refresh();
        }
        avatar.setVisible(!pictureWanted || !video.hasPicture());
        pseudoClassStateChanged(SPEAKING, speaking);
    }

    /** In the middle, or above the name where that would lie over it, or in a corner where there is too little room above that. */
    private void placeAvatar() {
        boolean small = getHeight() < SMALL_HEIGHT;
        boolean low = getHeight() < LOW_HEIGHT;
        StackPane.setAlignment(avatar, small ? Pos.TOP_RIGHT : Pos.CENTER);
        StackPane.setMargin(avatar, small ? new Insets(PIN_MARGIN) : new Insets(0, 0, low ? NAME_HEIGHT : 0, 0));
    }

    @Override
    protected void layoutChildren() {
        avatar.setSize(Math.clamp(Math.round(getHeight() * AVATAR_SHARE), 28, 160));
        super.layoutChildren();
    }
}
