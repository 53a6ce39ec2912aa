package dev.parley.client.text;

import com.ibm.icu.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
    private static final Pattern KEY = Pattern.compile("([a-z]+)\\.([a-z0-9.-]+)");
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
        MessageFormat format = formats.get(key);
        if (format == null) {
            String pattern = pattern(key);
            if (!patterns.containsKey(key)) {
                return pattern;
            }
            format = formats.computeIfAbsent(key, known -> new MessageFormat(pattern, language.locale()));
        }
        synchronized (format) {
            return format.format(values);
        }
    }

    /** Only what is found is kept, so there is never more of it than there are texts: what is no key may be anybody's words. */
    private String pattern(String key) {
        String known = patterns.get(key);
        if (known == null) {
            known = find(key);
            if (known != null) {
                patterns.put(key, known);
            }
        }
        return known == null ? key : known;
    }

    private @Nullable String find(String key) {
        Matcher parts = KEY.matcher(key);
        if (!parts.matches()) {
            return null;
        }
        try {
            return ResourceBundle.getBundle(PACKAGE + parts.group(1), Locale.forLanguageTag(language.tag()), BUNDLES)
                    .getString(parts.group(2));
        } catch (MissingResourceException _) {
            return null;
        }
    }

    /** How many texts are kept for the language of now. */
    static int kept() {
        return spoken.patterns.size() + spoken.formats.size();
    }
}
