package dev.parley.client.ui.common;

import dev.parley.client.text.Texts;
import dev.parley.client.ui.fx.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Labeled;
import javafx.scene.text.Font;
import javafx.scene.text.TextFlow;

/**
 * The letters that texts are set in: Inter, and where Arabic occurs IBM Plex Sans Arabic, which has Latin letters and punctuation too. On Linux
 * JavaFX puts the parts of a text from right to left in the wrong order when they come from several fonts (decision 0042). FX thread only.
 */
final class Typeface {
    private static final String INTER = "/com/formdev/flatlaf/fonts/inter/Inter-";
    private static final String ARABIC = "fonts/IBMPlexSansArabic-";
    private static final double ANY_SIZE = 14;
    private static final String FAMILY = "-fx-font-family: ";

    private Typeface() {}

    /** Once a process is enough. */
    static void load() {
        for (String weight : List.of("Regular", "SemiBold", "Bold")) {
            Font.loadFont(resource(INTER + weight + ".otf"), ANY_SIZE);
        }
        for (String weight : List.of("Regular", "Bold")) {
            Font.loadFont(resource(ARABIC + weight + ".ttf"), ANY_SIZE);
        }
    }

    /** A style sheet, in the letters of the language that is spoken now. */
    static String sheet(String url) {
        if (!Texts.language().isRightToLeft()) {
            return url;
        }
        try (InputStream in = URI.create(url).toURL().openStream()) {
            String css = arabic(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(url, e);
        }
    }

    /** Whatever the label says, and whoever wrote it, is set in letters that have all of it. */
    static void follow(Labeled label) {
        label.textProperty().subscribe(text -> dress(label, text));
        label.fontProperty().subscribe(() -> dress(label, label.getText()));
    }

    private static void dress(Labeled label, String text) {
        String family = label.getFont().getFamily();
        boolean dressed = label.getStyle().startsWith(FAMILY);
        if (isMixed(text) && !dressed && family.startsWith("Inter")) {
            label.setStyle(FAMILY + arabic("\"" + family + "\"") + ";");
        } else if (dressed && !isMixed(text)) {
            label.setStyle("");
        }
    }

    /** The same for what is made of several texts, and never changes. */
    static void dress(TextFlow flow, String text) {
        if (isMixed(text)) {
            flow.setStyle(FAMILY + arabic("\"Inter\"") + ";");
        }
    }

    private static boolean isMixed(String text) {
        return text != null && Direction.turns(text);
    }

    /**
     * What is semibold in Inter is bold: JavaFX on Linux draws with the font whose family and weight Pango names, and Pango counts the semibold
     * one to the family of the regular one, which then is what is drawn.
     */
    private static String arabic(String css) {
        return css.replace("\"Inter SemiBold\"", "\"IBM Plex Sans Arabic\"; -fx-font-weight: bold")
                .replace("\"Inter\"", "\"IBM Plex Sans Arabic\"");
    }

    private static String resource(String path) {
        return Objects.requireNonNull(Typeface.class.getResource(path), path).toExternalForm();
    }
}
