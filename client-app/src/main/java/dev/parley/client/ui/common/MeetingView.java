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
 */
public record MeetingView(Layout layout, SelfView selfView, Optional<Rectangle2D> smallWindow) {
    public static final MeetingView DEFAULT = new MeetingView(Layout.AUTO, SelfView.TILE, Optional.empty());

    public MeetingView withLayout(Layout newLayout) {
        return new MeetingView(newLayout, selfView, smallWindow);
    }

    public MeetingView withSelfView(SelfView newSelfView) {
        return new MeetingView(layout, newSelfView, smallWindow);
    }

    public MeetingView withSmallWindow(Rectangle2D place) {
        return new MeetingView(layout, selfView, Optional.of(place));
    }
}
