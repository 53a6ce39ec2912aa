package dev.parley.client.ui.common;

import dev.parley.client.core.AppState;
import dev.parley.client.port.Places;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.fx.Part;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Offers the meeting that one was in when Parley ended. Gone while there is none. */
public final class RejoinCard extends VBox {
    private final Entrance entrance;
    private final Button rejoin;
    private final Label title = Labels.paragraph("", "card-title");
    private final Label text = Labels.paragraph("", "card-text");
    private final Part<Optional<Places.Kept>> offer = new Part<>(this::show);

    public RejoinCard(Entrance entrance) {
        this.entrance = entrance;
        rejoin = Buttons.primary(Texts.of("common.rejoin.rejoin"), entrance::rejoin);
        StackPane sign = new StackPane(Icons.of(Feather.ROTATE_CCW, 18));
        sign.getStyleClass().add("card-sign");
        VBox texts = new VBox(title, text);
        texts.setMinWidth(0);
        HBox head = new HBox(sign, texts);
        head.getStyleClass().add("card-head");
        HBox buttons =
                new HBox(Labels.spacer(), Buttons.quiet(Texts.of("common.rejoin.dismiss"), entrance::dismiss), rejoin);
        buttons.getStyleClass().add("dialog-buttons");
        getStyleClass().addAll("card", "rejoin-card");
        getChildren().addAll(head, buttons);
        offer.show(Optional.empty());
    }

    public void render(AppState state) {
        offer.show(entrance.offered(state));
    }

    /**
     * While it is there, going back is the one thing to do next, and {@code other}, which usually is, is not. The disk may tell of it
     * when the page is shown already: it then takes the keyboard from {@code other}, but not from what somebody has gone to.
     */
    public void precede(Button other) {
        visibleProperty().subscribe(offers -> {
            Buttons.setPrimary(other, !offers);
            if (offers && hasKeyboard(other)) {
                rejoin.requestFocus();
            }
        });
    }

    /** Also of a window that is in the background. */
    private static boolean hasKeyboard(Node node) {
        return node.getScene() != null && node.equals(node.getScene().getFocusOwner());
    }

    /** What gets the keyboard first on the page: the way back while it is offered, else this one. */
    public Node firstFocus(Node otherwise) {
        return isVisible() ? rejoin : otherwise;
    }

    private void show(Optional<Places.Kept> place) {
        Labels.setShown(this, place.isPresent());
        place.ifPresent(kept -> {
            title.setText(Texts.of("common.rejoin.title", kept.title()));
            text.setText(
                    kept.hosted()
                            ? Texts.of("common.rejoin.hosted", kept.name())
                            : Texts.of("common.rejoin.elsewhere", kept.name()));
        });
    }
}
