package dev.parley.client.ui.common;

import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;
import javafx.scene.control.TextArea;

/** Where one writes several lines; what it scrolls is drawn as in a {@link SharpScroll}. FX thread. */
public final class SharpTextArea extends TextArea {
    @Override
    protected Skin<?> createDefaultSkin() {
        Skin<?> skin = super.createDefaultSkin();
        ScrollPane scroll = (ScrollPane) lookup(".scroll-pane");
        // What keeps the picture comes with the scroll pane's own skin, which is made later.
        scroll.skinProperty().subscribe(made -> {
            if (made != null) {
                SharpScroll.keepNoPicture(scroll);
            }
        });
        return skin;
    }
}
