package dev.parley.client.ui.common;

import dev.parley.client.core.Account.Errand;
import dev.parley.client.text.Texts;
import java.net.URI;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Says that the person is expected in the browser, with the page's address for whoever has to open it. Gone while nobody is. */
public final class BrowserWait extends VBox {
    private final Label text = Labels.paragraph("", "dialog-text");
    private final TextField address = new TextField();
    private final HBox page;

    public BrowserWait(UiServices services) {
        address.setEditable(false);
        address.setAccessibleText(Texts.of("common.browser.address"));
        address.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        HBox.setHgrow(address, Priority.ALWAYS);
        page = new HBox(
                address, Buttons.secondary(Texts.of("common.browser.copy"), () -> services.copy(address.getText())));
        page.getStyleClass().add("input-row");
        getStyleClass().add("field");
        getChildren().addAll(text, page);
        show(new Errand.None());
    }

    /** Shows what is waited for, if it is the browser. */
    public void show(Errand errand) {
        boolean waits = errand instanceof Errand.Browse;
        Labels.setShown(this, waits);
        if (errand instanceof Errand.Browse browse) {
            show(browse.provider().name(), browse.page(), browse.opened());
        }
    }

    private void show(String provider, @Nullable URI at, boolean opened) {
        text.setText(opened ? Texts.of("common.browser.go-on", provider) : Texts.of("common.browser.none", provider));
        address.setText(at == null ? "" : at.toString());
        Labels.setShown(page, at != null);
    }
}
