package dev.parley.client.ui.fx;

import java.lang.reflect.Field;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mends how JavaFX up to 27 breaks Arabic and Hebrew into lines on Linux (decision 0040). Its layout keeps the text of each
 * run, and takes it for the whole run again after it has split that run at the end of a line; the indices that come of it are
 * negative, and the window is never laid out again. One message in such a script would be enough.
 */
public final class WrappedText {
    private static final Logger LOG = LoggerFactory.getLogger(WrappedText.class);
    private static final String LAYOUTS = "com.sun.javafx.text.GlyphLayoutManager";

    private WrappedText() {}

    /**
     * Before the first window, and again when an exception came out of a layout: JavaFX never uses the mended object again once
     * that has happened, and takes new ones. FX thread. Does nothing where JavaFX has no such layout.
     */
    public static void mend() {
        try {
            Class<?> layouts = Class.forName(LAYOUTS);
            Object layout = field(layouts, "REUSABLE_INSTANCE").get(null);
            field(layout.getClass(), "runUtf8").set(layout, new Unremembered());
            ((AtomicBoolean) field(layouts, "IN_USE").get(null)).set(false);
        } catch (ClassNotFoundException | NoSuchFieldException e) {
            LOG.atDebug().setCause(e).log("This JavaFX lays out texts another way");
        } catch (IllegalAccessException | RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.toString())
                    .log("Arabic and Hebrew of several lines may stop the window. Start Parley with its own launcher");
        }
    }

    /** Mends it again after each exception that nobody catches on this thread, which is the FX thread. */
    public static void mendAfterExceptions() {
        Thread.currentThread().setUncaughtExceptionHandler((thread, exception) -> {
            mend();
            Thread.UncaughtExceptionHandler others = Thread.getDefaultUncaughtExceptionHandler();
            if (others != null) {
                others.uncaughtException(thread, exception);
            }
        });
    }

    private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
        Field field = owner.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /** Keeps each text until all are freed, and finds none again. As many as one layout of one text makes. */
    private static final class Unremembered extends AbstractMap<Object, Long> {
        private final List<Entry<Object, Long>> entries = new ArrayList<>();

        @Override
        public @Nullable Long get(@Nullable Object run) {
            return null;
        }

        @Override
        public @Nullable Long put(Object run, Long address) {
            entries.add(Map.entry(run, address));
            return null;
        }

        @Override
        public Set<Entry<Object, Long>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Entry<Object, Long>> iterator() {
                    return entries.iterator();
                }

                @Override
                public int size() {
                    return entries.size();
                }
            };
        }

        @Override
        public void clear() {
            entries.clear();
        }
    }
}
