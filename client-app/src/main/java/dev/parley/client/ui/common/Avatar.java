package dev.parley.client.ui.common;

import dev.parley.client.core.PersonColours;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** A round sign with a person's initials, in the person's colour. */
public final class Avatar extends StackPane {
    private final Label letters = new Label();
    private int colour = -1;

    public Avatar(String name, double size) {
        getStyleClass().add("avatar");
        getChildren().add(letters);
        setMouseTransparent(true);
        setName(name);
        setSize(size);
    }

    /** In the colour of that name. */
    public void setName(String name) {
        show(name, PersonColours.ofName(name));
    }

    /**
     * For somebody in a meeting.
     *
     * @param newColour one of {@link PersonColours}
     */
    public void show(String name, int newColour) {
        letters.setText(Initials.of(name));
        getStyleClass().remove("avatar-" + colour);
        colour = newColour;
        getStyleClass().add("avatar-" + colour);
    }

    /**
     * Changes how large the sign is.
     *
     * @param size diameter
     */
    public void setSize(double size) {
        setMinSize(size, size);
        setMaxSize(size, size);
        letters.setStyle("-fx-font-size: " + Math.round(size * 0.38) + "px;");
    }
}
