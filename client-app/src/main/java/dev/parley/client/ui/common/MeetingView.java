package dev.parley.client.ui.common;

import dev.parley.client.core.Layout;
import dev.parley.client.core.SelfView;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/**
 * How one looks at meetings, which the next one begins with.
 *
 * @param selfView where the own picture is
 * @param smallWindow where on the screens the small window was left, in units of JavaFX; empty before the first time. The screens
 *     may be others now
 * @param window where the large window was left, when it did not fill its screen; as the small one
 * @param maximized whether it filled its screen then
 */
public record MeetingView(
        Layout layout,
        SelfView selfView,
        Optional<Rectangle2D> smallWindow,
        Optional<Rectangle2D> window,
        boolean maximized) {
    public static final MeetingView DEFAULT =
            new MeetingView(Layout.AUTO, SelfView.TILE, Optional.empty(), Optional.empty(), false);

    public MeetingView withLayout(Layout newLayout) {
        return new MeetingView(newLayout, selfView, smallWindow, window, maximized);
    }

    public MeetingView withSelfView(SelfView newSelfView) {
        return new MeetingView(layout, newSelfView, smallWindow, window, maximized);
    }

    public MeetingView withSmallWindow(Rectangle2D place) {
        return new MeetingView(layout, selfView, Optional.of(place), window, maximized);
    }

    public MeetingView withWindow(Rectangle2D place) {
        return new MeetingView(layout, selfView, smallWindow, Optional.of(place), maximized);
    }

    public MeetingView withMaximized(boolean nowMaximized) {
        return new MeetingView(layout, selfView, smallWindow, window, nowMaximized);
    }
}
