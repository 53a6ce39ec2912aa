package dev.parley.client.ui;

import dev.parley.client.ui.common.MeetingView;
import dev.parley.client.ui.common.UiServices;
import dev.parley.client.ui.room.SmallPlace;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;

/**
 * Where on the screens the large window is, and how large: as it was left the last time, on a screen that is there now. What it
 * is while it fills its screen, or is put away, is no place of its own. FX thread.
 */
final class LargePlace {
    /** What systems draw above and below a window, at most. */
    private static final double FRAME = 60;

    /** In a narrower window, settings and panels beside the pictures would be cut off. */
    private static final double SMALLEST_WIDTH = 900;

    private static final double SMALLEST_HEIGHT = 600;

    private final Stage stage;
    private final UiServices services;
    private final Subscription following;
    private Rectangle2D free = Rectangle2D.EMPTY;

    LargePlace(Stage stage, UiServices services) {
        this.stage = stage;
        this.services = services;
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(SMALLEST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(SMALLEST_HEIGHT, screen.getHeight()));
        following = Subscription.combine(
                stage.xProperty().subscribe(this::note),
                stage.yProperty().subscribe(this::note),
                stage.widthProperty().subscribe(this::note),
                stage.heightProperty().subscribe(this::note));
    }

    /**
     * Shows it where it was left; before the first time the system chooses the place. Where there is no room for the frame that the system
     * draws around it, the window is maximized, which the system knows how to do with the frame in sight.
     */
    void show() {
        MeetingView kept = services.preferences().view();
        Optional<Rectangle2D> left = kept.window().map(SmallPlace::onScreens);
        Optional<Rectangle2D> lower = left.isPresent() ? left.flatMap(LargePlace::lowerIfFull) : lowerOnSmallScreen();
        lower.or(() -> left).ifPresent(place -> {
            stage.setX(place.getMinX());
            stage.setY(place.getMinY());
            stage.setWidth(place.getWidth());
            stage.setHeight(place.getHeight());
        });
        stage.setMaximized(kept.maximized() || lower.isPresent());
        stage.show();
        note();
    }

    private static Optional<Rectangle2D> lowerIfFull(Rectangle2D place) {
        return SmallPlace.fillsScreen(place) ? Optional.of(withoutFrame(place)) : Optional.empty();
    }

    private Optional<Rectangle2D> lowerOnSmallScreen() {
        Scene scene = stage.getScene();
        return lowerIfSmall(Screen.getPrimary().getVisualBounds(), scene.getWidth(), scene.getHeight());
    }

    /**
     * What a window has when it is not maximized any more on a screen that is wide enough for it but has no room for what the system draws
     * above it. Empty on any other: where a screen is narrower still, the system chooses.
     *
     * @param screen what is free of it
     * @param width of the window's content
     * @param height of the window's content
     */
    static Optional<Rectangle2D> lowerIfSmall(Rectangle2D screen, double width, double height) {
        boolean fits = screen.getWidth() < width || screen.getHeight() >= height + FRAME;
        return fits ? Optional.empty() : Optional.of(withoutFrame(screen));
    }

    private static Rectangle2D withoutFrame(Rectangle2D screen) {
        return new Rectangle2D(
                screen.getMinX(), screen.getMinY(), screen.getWidth(), Math.max(0, screen.getHeight() - FRAME));
    }

    private void note() {
        boolean own = stage.isShowing() && !stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified();
        Rectangle2D now = new Rectangle2D(
                stage.getX(), stage.getY(), Math.max(0, stage.getWidth()), Math.max(0, stage.getHeight()));
        // A window may fill its screen a moment before it says that it does.
        if (own && !SmallPlace.fillsScreen(now)) {
            free = now;
        }
    }

    /** Keeps it for the next time, if it was shown. Called once. */
    void keep() {
        following.unsubscribe();
        MeetingView view = services.preferences().view();
        MeetingView now = (free.getWidth() > 0 ? view.withWindow(free) : view).withMaximized(stage.isMaximized());
        if (!now.equals(view)) {
            services.save(services.preferences().withView(now));
        }
    }
}
