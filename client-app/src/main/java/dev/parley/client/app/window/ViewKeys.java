package dev.parley.client.app.window;

import static dev.parley.client.app.SettingsValue.bool;
import static dev.parley.client.app.SettingsValue.number;
import static dev.parley.client.app.SettingsValue.text;

import com.google.gson.JsonObject;
import dev.parley.client.core.Layout;
import dev.parley.client.core.SelfView;
import dev.parley.client.ui.common.MeetingView;
import java.util.Arrays;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/** How one looks at meetings, as keys of the settings file. What makes no sense counts as absent. */
final class ViewKeys {
    private static final String LAYOUT = "layout";
    private static final String SELF_VIEW = "selfView";
    private static final String SMALL_WINDOW = "smallWindow";
    private static final String WINDOW = "window";
    private static final String MAXIMIZED = "window.maximized";

    private ViewKeys() {}

    static MeetingView read(JsonObject saved) {
        MeetingView defaults = MeetingView.DEFAULT;
        return new MeetingView(
                named(Layout.class, text(saved, LAYOUT, ""), defaults.layout()),
                named(SelfView.class, text(saved, SELF_VIEW, ""), defaults.selfView()),
                place(saved, SMALL_WINDOW),
                place(saved, WINDOW),
                bool(saved, MAXIMIZED, defaults.maximized()));
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name, E otherwise) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(otherwise);
    }

    private static Optional<Rectangle2D> place(JsonObject saved, String of) {
        int width = number(saved, of + ".width", 0);
        int height = number(saved, of + ".height", 0);
        return width > 0 && height > 0
                ? Optional.of(new Rectangle2D(number(saved, of + ".x", 0), number(saved, of + ".y", 0), width, height))
                : Optional.empty();
    }

    static void add(JsonObject saved, MeetingView view) {
        saved.addProperty(LAYOUT, view.layout().name());
        saved.addProperty(SELF_VIEW, view.selfView().name());
        view.smallWindow().ifPresent(place -> add(saved, SMALL_WINDOW, place));
        view.window().ifPresent(place -> add(saved, WINDOW, place));
        saved.addProperty(MAXIMIZED, view.maximized());
    }

    private static void add(JsonObject saved, String of, Rectangle2D place) {
        saved.addProperty(of + ".x", Math.round(place.getMinX()));
        saved.addProperty(of + ".y", Math.round(place.getMinY()));
        saved.addProperty(of + ".width", Math.round(place.getWidth()));
        saved.addProperty(of + ".height", Math.round(place.getHeight()));
    }
}
