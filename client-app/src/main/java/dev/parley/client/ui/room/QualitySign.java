package dev.parley.client.ui.room;

import dev.parley.client.core.PeerQuality;
import dev.parley.client.core.Tier;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * How good a link is: bars for the nameplate, one to four, and a few words for when something is limited. Both explain
 * themselves in a tooltip.
 */
final class QualitySign {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final int BARS = 4;
    private static final double SHORTEST = 4;
    private static final double STEP = 2.5;
    private static final double WIDTH = 3;

    private final HBox bars = new HBox();
    private final Label words = Labels.line("", "tile-note");
    private final Tooltip story = Buttons.story();
    private final Part<Optional<Tier>> tier = new Part<>(this::showTier);

    QualitySign() {
        bars.getChildren()
                .addAll(IntStream.range(0, BARS).mapToObj(QualitySign::bar).toList());
        bars.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        words.setMinWidth(Region.USE_PREF_SIZE);
        Tooltip.install(bars, story);
        Tooltip.install(words, story);
        render(null);
    }

    private static Region bar(int index) {
        Region bar = new Region();
        double height = SHORTEST + index * STEP;
        bar.setMinSize(WIDTH, height);
        bar.setMaxSize(WIDTH, height);
        bar.getStyleClass().add("bar");
        return bar;
    }

    /** For the nameplate. */
    Region bars() {
        return bars;
    }

    /** For the upper edge; shown by whoever has room for them. */
    Label words() {
        return words;
    }

    void render(@Nullable PeerQuality now) {
        tier.show(Optional.ofNullable(now).map(PeerQuality::tier));
        words.setText(now == null ? "" : now.sign());
        story.setText(now == null ? "" : now.explanation());
    }

    private void showTier(Optional<Tier> now) {
        Labels.setShown(bars, now.isPresent());
        now.ifPresent(known -> {
            bars.getStyleClass().setAll("tier-bars", "tier-" + known.name().toLowerCase(Locale.ROOT));
            for (int i = 0; i < bars.getChildren().size(); i++) {
                bars.getChildren().get(i).pseudoClassStateChanged(LIT, i < lit(known));
            }
        });
    }

    private static int lit(Tier tier) {
        return switch (tier) {
            case EXCELLENT -> BARS;
            case GOOD -> 3;
            case FAIR -> 2;
            case POOR -> 1;
        };
    }

    /** The link's quality in a word or two, for who does not see the bars. */
    static String describe(Tier tier) {
        return switch (tier) {
            case EXCELLENT -> Texts.of("room.tile.accessible.quality.excellent");
            case GOOD -> Texts.of("room.tile.accessible.quality.good");
            case FAIR -> Texts.of("room.tile.accessible.quality.fair");
            case POOR -> Texts.of("room.tile.accessible.quality.poor");
        };
    }
}
