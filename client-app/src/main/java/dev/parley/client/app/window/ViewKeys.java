package dev.parley.client.app.window;

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
    private static final String X = "smallWindow.x";
    private static final String Y = "smallWindow.y";
    private static final String WIDTH = "smallWindow.width";
    private static final String HEIGHT = "smallWindow.height";

    private ViewKeys() {}

    static MeetingView read(JsonObject saved) {
        MeetingView defaults = MeetingView.DEFAULT;
        return new MeetingView(
                named(Layout.class, text(saved, LAYOUT, ""), defaults.layout()),
                named(SelfView.class, text(saved, SELF_VIEW, ""), defaults.selfView()),
                smallWindow(saved));
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name, E otherwise) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(otherwise);
    }

    private static Optional<Rectangle2D> smallWindow(JsonObject saved) {
        int width = number(saved, WIDTH, 0);
        int height = number(saved, HEIGHT, 0);
        return width > 0 && height > 0
                ? Optional.of(new Rectangle2D(number(saved, X, 0), number(saved, Y, 0), width, height))
                : Optional.empty();
    }

    static void add(JsonObject saved, MeetingView view) {
        saved.addProperty(LAYOUT, view.layout().name());
        saved.addProperty(SELF_VIEW, view.selfView().name());
        view.smallWindow().ifPresent(place -> {
            saved.addProperty(X, Math.round(place.getMinX()));
            saved.addProperty(Y, Math.round(place.getMinY()));
            saved.addProperty(WIDTH, Math.round(place.getWidth()));
            saved.addProperty(HEIGHT, Math.round(place.getHeight()));
        });
    }
}
