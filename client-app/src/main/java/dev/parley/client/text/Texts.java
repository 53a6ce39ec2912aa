package dev.parley.client.text;

import com.ibm.icu.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What people read, in the language of the window. Any thread.
 *
 * <p>A text has a key, such as {@code room.chat.title}: the name of a resource bundle of this package, and what the text is in it. A text is
 * a whole sentence or a whole label, for other languages put words in another order; what varies is a placeholder, {@code {0}}, and
 * where a number decides about the form, a plural ({@code {0, plural, one {# person} other {# people}}}) as ICU writes it.
 * Numbers are grouped as the language does, so what is no quantity, a port or an id, is given as text.
 *
 * <p>A process speaks English until it is told otherwise, and only the window is, and what it starts to look at this computer with: what
 * the command line prints is read by programs too.
 */
public final class Texts {
    private static final Control BUNDLES = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    private static final String PACKAGE = Texts.class.getPackageName() + ".";

    private static volatile Texts spoken = new Texts(Language.ENGLISH);

    private final Language language;
    private final Map<String, String> patterns = new ConcurrentHashMap<>();
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private Texts(Language language) {
        this.language = language;
    }

    /** From now on, in the whole process. What was made into text before stays as it is. */
    public static void speak(Language language) {
        if (spoken.language != language) {
            spoken = new Texts(language);
        }
    }

    /** What is spoken now. */
    public static Language language() {
        return spoken.language;
    }

    /** For dates and numbers that stand in texts. */
    public static Locale locale() {
        return spoken.language.locale();
    }

    /**
     * The text of this key; the key itself if there is none.
     *
     * @param values for the placeholders; numbers are quantities
     */
    public static String of(String key, Object... values) {
        Texts now = spoken;
        return values.length == 0 ? now.pattern(key) : now.filled(key, values);
    }

    private String filled(String key, Object... values) {
        MessageFormat format = formats.computeIfAbsent(key, this::parse);
        synchronized (format) {
            return format.format(values);
        }
    }

    private MessageFormat parse(String key) {
        return new MessageFormat(pattern(key), language.locale());
    }

    private String pattern(String key) {
        return patterns.computeIfAbsent(key, this::find);
    }

    private String find(String key) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            return key;
        }
        try {
            return ResourceBundle.getBundle(
                            PACKAGE + key.substring(0, dot), Locale.forLanguageTag(language.tag()), BUNDLES)
                    .getString(key.substring(dot + 1));
        } catch (MissingResourceException _) {
            return key;
        }
    }
}
