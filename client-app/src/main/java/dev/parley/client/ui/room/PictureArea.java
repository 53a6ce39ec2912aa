package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.LinkToSend;
import dev.parley.client.core.PointInTime;
import dev.parley.client.core.SelfView;
import dev.parley.client.port.Pictures;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.ErrorBoundary;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.ParticipantId;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Where the pictures are: in the window, or in a small one that stays on top while the window is put away. */
final class PictureArea extends StackPane {
    private static final double INVITE_MARGIN = 16;
    private static final Insets BESIDE_PICTURE = new Insets(0, INVITE_MARGIN, 0, 0);
    private static final Insets BY_ITSELF = new Insets(0, INVITE_MARGIN, 0, INVITE_MARGIN);
    /** A picture that is narrower shows nothing. */
    private static final double LEAST_WIDTH = 200;

    private final UiStore store;
    private final Requests requests;
    private final Input input;
    private final Clock clock;
    private final SmallPlace smallPlace;
    private final ErrorBoundary<Tiles> tiles;
    private final InviteCard invite;
    private final HBox stage = new HBox();
    private final VBox elsewhere;
    private final Flash flash = new Flash();
    private @Nullable SmallWindow small;
    /** There is nobody to see. */
    private boolean empty;

    /**
     * What the pictures ask of the room screen.
     *
     * @param explain everything about the connection to somebody
     * @param copy puts a link on the clipboard
     * @param leave leaves the meeting
     * @param placeSelf puts the own picture somewhere
     * @param host what the host can do about somebody
     * @param answers for those who ask to come in
     * @param again shows the present state once more
     */
    record Requests(
            Consumer<ParticipantId> explain,
            Consumer<LinkToSend> copy,
            Runnable leave,
            Consumer<SelfView> placeSelf,
            HostActions host,
            KnockAnswers answers,
            Runnable again) {}

    PictureArea(UiStore store, Pictures pictures, Requests requests, Input input, Clock clock, SmallPlace smallPlace) {
        this.store = store;
        this.requests = requests;
        this.input = input;
        this.clock = clock;
        this.smallPlace = smallPlace;
        tiles = new ErrorBoundary<>(
                "common.failed.tiles",
                () -> new Tiles(store, pictures, requests.explain(), requests.placeSelf(), requests.host()),
                Tiles::node,
                Tiles::stop,
                requests.again());
        invite = new InviteCard(store, clock, requests.copy());
        HBox.setHgrow(tiles, Priority.ALWAYS);
        elsewhere = elsewhere();
        HBox.setHgrow(elsewhere, Priority.ALWAYS);
        stage.getStyleClass().add("meeting-stage");
        stage.setMinSize(0, 0);
        stage.getChildren().setAll(tiles, invite);
        stage.setAlignment(Pos.CENTER);
        stage.widthProperty().subscribe(this::makeRoom);
        StackPane.setAlignment(flash, Pos.BOTTOM_CENTER);
        getChildren().addAll(stage, flash);
    }

    private VBox elsewhere() {
        VBox box = new VBox(
                Icons.of(Feather.EXTERNAL_LINK, 24),
                Labels.line(Texts.of("room.small.elsewhere"), "empty-title"),
                Buttons.secondary(Texts.of("room.small.elsewhere.back"), this::toggleSmallWindow));
        box.getStyleClass().addAll("empty", "elsewhere");
        return box;
    }

    Flash flash() {
        return flash;
    }

    /** The others are told of no size that nothing has: these pictures take the place of those. */
    void continueFrom(PictureArea was) {
        was.tiles.use(old -> tiles.use(now -> now.continueFrom(old)));
    }

    /** @param talking a muted person talks for as long as they hold a key */
    void render(AppState state, PointInTime at, boolean talking) {
        boolean alone = small != null;
        tiles.use(view -> view.render(state, at, talking, alone));
        invite.render(state);
        empty = state.peers().isEmpty() && state.attendance().selfView() == SelfView.HIDDEN;
        makeRoom();
        if (small != null) {
            small.render(state, talking);
        }
    }

    /** Beside the links to send there may be no room for the own picture, or none is shown: they lie in the middle then. */
    private void makeRoom() {
        double left = stage.getWidth() - invite.prefWidth(-1) - 2 * INVITE_MARGIN;
        boolean crushed = small == null && invite.isVisible() && stage.getWidth() > 0 && (empty || left < LEAST_WIDTH);
        Labels.setShown(tiles, !crushed);
        HBox.setMargin(invite, crushed ? BY_ITSELF : BESIDE_PICTURE);
    }

    /** Into the small window, or out of it. */
    void toggleSmallWindow() {
        if (small != null) {
            closeSmall();
            requests.again().run();
        } else if (window() instanceof Stage main) {
            openSmall(main);
            requests.again().run();
        }
    }

    private void openSmall(Stage main) {
        stage.getChildren().setAll(elsewhere);
        SmallWindow opened = new SmallWindow(
                store,
                main,
                smallPlace,
                tiles,
                new KnockStrip(requests.answers(), clock),
                input,
                requests.leave(),
                this::closeSmallWindow);
        small = opened;
        makeRoom();
        opened.render(store.state(), false);
        opened.show();
    }

    void closeSmallWindow() {
        if (small != null) {
            toggleSmallWindow();
        }
    }

    private void closeSmall() {
        SmallWindow closing = small;
        small = null;
        if (closing != null) {
            // First, because a node is in one scene only.
            stage.getChildren().setAll(tiles, invite);
            closing.close();
        }
    }

    void tick(long now) {
        double scale = scale();
        tiles.use(view -> view.tick(now, scale));
    }

    /** Physical pixels per unit where the pictures are; 0 while nobody can see them. */
    private double scale() {
        Window window = tiles.getScene() == null ? null : tiles.getScene().getWindow();
        if (window == null || !window.isShowing() || (window instanceof Stage shown && shown.isIconified())) {
            return 0;
        }
        return window.getRenderScaleX();
    }

    private @Nullable Window window() {
        return getScene() == null ? null : getScene().getWindow();
    }

    /** The meeting is over. */
    void close() {
        closeSmall();
        flash.hide();
        tiles.close();
    }
}
