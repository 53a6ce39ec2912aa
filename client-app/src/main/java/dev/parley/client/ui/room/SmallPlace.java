package dev.parley.client.ui.room;

import dev.parley.client.ui.common.UiPreferences;
import dev.parley.client.ui.common.UiServices;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where on the screens the small window is: at first in the lower right corner, then where it was left, also after a restart. */
public final class SmallPlace {
    private static final double FROM_THE_EDGE = 24;

    private final UiServices services;

    /** @param services remember it */
    public SmallPlace(UiServices services) {
        this.services = services;
    }

    /** Keeps where the window is now. */
    void keep(Stage small) {
        UiPreferences kept = services.preferences();
        Rectangle2D left = new Rectangle2D(small.getX(), small.getY(), small.getWidth(), small.getHeight());
        services.save(kept.withView(kept.view().withSmallWindow(left)));
    }

    /** Shows the window where it was left, or in the corner of the screen that the large one is on. */
    void show(Stage small, Stage main) {
        Rectangle2D before = services.preferences().view().smallWindow().orElse(null);
        if (before == null) {
            small.show();
            Rectangle2D corner = corner(small.getWidth(), small.getHeight(), screenOf(main));
            small.setX(corner.getMinX());
            small.setY(corner.getMinY());
        } else {
            Rectangle2D now = onScreens(before);
            small.setX(now.getMinX());
            small.setY(now.getMinY());
            small.setWidth(now.getWidth());
            small.setHeight(now.getHeight());
            small.show();
        }
    }

    private static Rectangle2D corner(double width, double height, Rectangle2D screen) {
        return new Rectangle2D(
                screen.getMaxX() - width - FROM_THE_EDGE, screen.getMaxY() - height - FROM_THE_EDGE, width, height);
    }

    private static Rectangle2D screenOf(Stage main) {
        return Screen.getScreensForRectangle(main.getX(), main.getY(), main.getWidth(), main.getHeight()).stream()
                .findFirst()
                .orElseGet(Screen::getPrimary)
                .getVisualBounds();
    }

    private static List<Rectangle2D> screens() {
        return Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    }

    /** The same place on the screens that are there now. */
    public static Rectangle2D onScreens(Rectangle2D place) {
        return visible(place, screens());
    }

    /** Whether nothing of a screen that is there now is left free. */
    public static boolean fillsScreen(Rectangle2D place) {
        return screens().stream().anyMatch(place::contains);
    }

    /** The same place, moved wholly onto the screen that shows most of it: screens may have gone, or be of another size. */
    static Rectangle2D visible(Rectangle2D place, List<Rectangle2D> screens) {
        Rectangle2D screen = screens.stream()
                .max(Comparator.comparingDouble(each -> common(each, place)))
                .orElse(place);
        double width = Math.min(place.getWidth(), screen.getWidth());
        double height = Math.min(place.getHeight(), screen.getHeight());
        return new Rectangle2D(
                Math.clamp(place.getMinX(), screen.getMinX(), screen.getMaxX() - width),
                Math.clamp(place.getMinY(), screen.getMinY(), screen.getMaxY() - height),
                width,
                height);
    }

    /** The area that both have, in square units. */
    private static double common(Rectangle2D a, Rectangle2D b) {
        double width = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
        double height = Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY());
        return width > 0 && height > 0 ? width * height : 0;
    }
}
