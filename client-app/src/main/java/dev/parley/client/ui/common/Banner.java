package dev.parley.client.ui.common;

import dev.parley.client.core.Notice;
import dev.parley.client.text.Texts;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A sentence with a sign of how serious it is, where it belongs on a screen. Gone while the sentence is empty. */
public final class Banner extends HBox {
    private final Label about = Labels.line("", "banner-about");
    private final Label text = Labels.paragraph("", "banner-text");

    public Banner(Notice.Severity severity) {
        getStyleClass().addAll("banner", styleOf(severity));
        VBox words = new VBox(about, text);
        words.getStyleClass().add("banner-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(iconOf(severity), words);
        setAccessibleRole(AccessibleRole.TEXT);
        show("");
    }

    /** One that can be taken away. */
    public Banner(Notice.Severity severity, Runnable dismiss) {
        this(severity);
        getStyleClass().add("dismissable");
        getChildren().add(Buttons.icon(Icons.of(Feather.X, 16), Texts.of("common.toast.dismiss"), dismiss));
    }

    public void show(String sentence) {
        show("", sentence);
    }

    /**
     * Says also what the sentence is about.
     *
     * @param name stands above the sentence; empty where it is clear
     */
    public void show(String name, String sentence) {
        about.setText(name);
        text.setText(sentence);
        setAccessibleText(name.isEmpty() ? sentence : name + "\n" + sentence);
        Labels.setShown(about, !name.isEmpty());
        Labels.setShown(this, !sentence.isEmpty());
    }

    static String styleOf(Notice.Severity severity) {
        return switch (severity) {
            case INFO -> "info";
            case SUCCESS -> "success";
            case WARNING -> "warning";
            case ERROR -> "error";
        };
    }

    static Node iconOf(Notice.Severity severity) {
        return Icons.of(
                switch (severity) {
                    case INFO -> Feather.INFO;
                    case SUCCESS -> Feather.CHECK_CIRCLE;
                    case WARNING -> Feather.ALERT_TRIANGLE;
                    case ERROR -> Feather.ALERT_CIRCLE;
                },
                16);
    }
}
