package dev.parley.client.ui.room;

import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import java.net.URI;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/**
 * A web address in a message. A click opens it, and so does Enter while it has the keyboard; the tooltip, and what a screen reader says,
 * is where it really leads. It breaks into lines as a text does, which no control can.
 */
final class ChatLink extends Text {
    private static final PseudoClass FOCUS_VISIBLE = PseudoClass.getPseudoClass("focus-visible");

    private final URI target;
    private final Runnable open;
    private final Rectangle ring = new Rectangle();

    ChatLink(String written, URI target, Runnable open) {
        super(written);
        this.target = target;
        this.open = open;
        getStyleClass().add("chat-link");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.HYPERLINK);
        setAccessibleText(Texts.of("room.chat.link", target.toString()));
        Tooltip whole = Buttons.story();
        whole.setText(target.toString());
        Tooltip.install(this, whole);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClick);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        ring.getStyleClass().add("chat-link-ring");
        ring.setManaged(false);
        ring.setMouseTransparent(true);
        ring.setVisible(false);
        boundsInParentProperty().subscribe(this::lieAround);
        getPseudoClassStates()
                .subscribe(() -> ring.setVisible(getPseudoClassStates().contains(FOCUS_VISIBLE)));
    }

    /** Where it leads. */
    URI target() {
        return target;
    }

    /** Shown around it while the keyboard is on it: a text has no border. */
    Node ring() {
        return ring;
    }

    private void lieAround(Bounds bounds) {
        ring.setX(bounds.getMinX());
        ring.setY(bounds.getMinY());
        ring.setWidth(bounds.getWidth());
        ring.setHeight(bounds.getHeight());
    }

    private void onClick(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            event.consume();
            open.run();
        }
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            open.run();
        }
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            open.run();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
