package dev.parley.client.ui.room;

import dev.parley.client.core.Trouble;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Spinner;
import dev.parley.client.ui.fx.Part;
import java.util.function.Consumer;
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

/**
 * What is wrong with a link, over its tile: in place of a picture that does not come, or as a strip above one that does.
 * With Retry where that may help, and a button for the whole story. A small tile shows the sign and that button only.
 */
final class LinkSign extends StackPane {
    private static final double SPINNER_FROM_HEIGHT = 190;
    private static final double COVER_FROM_HEIGHT = 132;
    private static final double RETRY_FROM_WIDTH = 300;
    /** What the name at the lower edge takes. A longer text is whole under the pointer, and behind the button. */
    private static final double NAME_HEIGHT = 36;

    private final Spinner spinner = new Spinner(28);
    private final Label text = Labels.paragraph("", "tile-link-text");
    private final Button retry;
    private final Button explain;
    private final Tooltip story = Buttons.story();
    private final HBox actions;
    private final Consumer<Boolean> stripShown;
    private final VBox cover = new VBox();
    private final HBox strip = new HBox();
    private final Part<Layout> layout = new Part<>(this::arrange);
    private @Nullable Trouble trouble;

    /** Where the words are. */
    private enum Layout {
        COVER,
        /** The tile is too small for words in its middle. */
        STRIP_ON_COVER,
        STRIP
    }

    /** @param stripShown is told whether a strip lies over the upper edge */
    LinkSign(Tile.Requests requests, Consumer<Boolean> stripShown) {
        this.stripShown = stripShown;
        retry = Buttons.secondary(Texts.of("room.tile.retry"), requests.retry());
        explain = Buttons.icon(Icons.of(Feather.INFO, 16), Texts.of("room.tile.explain"), requests.explain());
        explain.setTooltip(story);
        actions = new HBox(retry, explain);
        actions.setMinWidth(USE_PREF_SIZE);
        actions.getStyleClass().add("tile-link-actions");
        cover.getStyleClass().addAll("tile-link", "tile-cover");
        cover.setMinSize(0, 0);
        strip.getStyleClass().addAll("tile-link", "tile-strip");
        strip.setMaxHeight(USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinHeight(0);
        StackPane.setAlignment(strip, Pos.TOP_CENTER);
        setMinSize(0, 0);
        setPickOnBounds(false);
        getChildren().addAll(cover, strip);
        heightProperty().subscribe(this::fit);
        widthProperty().subscribe(this::fit);
        render(null);
    }

    void render(@Nullable Trouble now) {
        trouble = now;
        Labels.setShown(this, now != null);
        if (now == null) {
            stripShown.accept(false);
        } else {
            text.setText(now.sign());
            story.setText(now.explanation());
            explain.setAccessibleHelp(now.explanation());
            fit();
        }
    }

    private void fit() {
        Trouble now = trouble;
        if (now != null) {
            Layout fitting = layoutOf(now);
            layout.show(fitting);
            stripShown.accept(fitting != Layout.COVER);
            Labels.setShown(spinner, now.kind().busy() && getHeight() >= SPINNER_FROM_HEIGHT);
            Labels.setShown(retry, now.retry() && (fitting == Layout.COVER || getWidth() >= RETRY_FROM_WIDTH));
            strip.setMaxHeight(Math.min(strip.prefHeight(getWidth()), Math.max(0, getHeight() - NAME_HEIGHT)));
        }
    }

    private Layout layoutOf(Trouble now) {
        if (!now.kind().covers()) {
            return Layout.STRIP;
        }
        return getHeight() >= COVER_FROM_HEIGHT ? Layout.COVER : Layout.STRIP_ON_COVER;
    }

    private void arrange(Layout now) {
        cover.getChildren().clear();
        strip.getChildren().clear();
        if (now == Layout.COVER) {
            cover.getChildren().addAll(spinner, text, actions);
        } else {
            strip.getChildren().addAll(text, actions);
        }
        Labels.setShown(cover, now != Layout.STRIP);
        Labels.setShown(strip, now != Layout.COVER);
    }
}
