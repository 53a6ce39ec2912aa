package dev.parley.client.ui.common;

import dev.parley.client.text.Texts;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds one view. A defect in building or updating it takes that view away and nothing else: a sentence stands in its
 * place, with a button that builds it anew. FX thread.
 *
 * @param <V> the view
 */
public final class ErrorBoundary<V> extends StackPane {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorBoundary.class);

    private final String sentence;
    private final Supplier<V> build;
    private final Function<V, Node> node;
    private final Consumer<V> dispose;
    private final Runnable reloaded;
    private Optional<WayOut> wayOut = Optional.empty();
    private @Nullable V view;
    private boolean failed;

    /** A button for what only the view that failed could do. */
    private record WayOut(String key, Runnable action) {}

    /**
     * A view that is built when it is first used.
     *
     * @param sentence the key of what stands in the place of a view that failed
     * @param dispose frees what the view holds; also called for one that failed
     * @param reloaded fills the view that was built anew
     */
    public ErrorBoundary(
            String sentence, Supplier<V> build, Function<V, Node> node, Consumer<V> dispose, Runnable reloaded) {
        this.sentence = sentence;
        this.build = build;
        this.node = node;
        this.dispose = dispose;
        this.reloaded = reloaded;
        setMinSize(0, 0);
    }

    /** The same for a view that holds nothing and is its own node. */
    public static <N extends Node> ErrorBoundary<N> around(String sentence, Supplier<N> build, Runnable reloaded) {
        return new ErrorBoundary<>(sentence, build, built -> built, built -> {}, reloaded);
    }

    /**
     * Also offers this while the view has failed: what nothing else in the window does.
     *
     * @param key of the button's text
     */
    public ErrorBoundary<V> withWayOut(String key, Runnable action) {
        wayOut = Optional.of(new WayOut(key, action));
        return this;
    }

    /** Does something with the view. While it has failed: nothing. */
    public void use(Consumer<V> action) {
        if (!failed) {
            guarded(() -> action.accept(view == null ? built() : view));
        }
    }

    private V built() {
        V fresh = build.get();
        view = fresh;
        getChildren().setAll(node.apply(fresh));
        return fresh;
    }

    // A defect may show as an Error too: a missing class, a recursion without end.
    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            LOG.atError().addKeyValue("view", sentence).setCause(e).log("A view failed");
            fail();
        }
    }

    private void fail() {
        failed = true;
        drop();
        getChildren().setAll(card());
    }

    private void drop() {
        V old = view;
        view = null;
        if (old != null) {
            dispose(old);
        }
    }

    private void dispose(V old) {
        try {
            dispose.accept(old);
        } catch (RuntimeException | Error e) {
            LOG.atError().addKeyValue("view", sentence).setCause(e).log("A view that failed could not be closed");
        }
    }

    private Node card() {
        HBox buttons = new HBox(Buttons.secondary(Texts.of("common.failed.reload"), this::reload));
        wayOut.ifPresent(way -> buttons.getChildren().add(Buttons.secondary(Texts.of(way.key()), way.action())));
        buttons.getStyleClass().add("failed-actions");
        VBox card = new VBox(
                Icons.of(Feather.ALERT_TRIANGLE, 24), Labels.paragraph(Texts.of(sentence), "failed-text"), buttons);
        card.getStyleClass().add("failed-view");
        return card;
    }

    private void reload() {
        failed = false;
        getChildren().clear();
        reloaded.run();
    }

    /**
     * Builds the view anew, if there is one.
     *
     * @param carryOver is given the old view, which is closed after that, and the new one
     */
    public void renew(BiConsumer<V, V> carryOver) {
        V old = view;
        view = null;
        close();
        if (old != null) {
            use(fresh -> carryOver.accept(old, fresh));
            dispose(old);
        }
    }

    /** Frees the view; the next use builds one, also after a failure. */
    public void close() {
        failed = false;
        drop();
        getChildren().clear();
    }
}
