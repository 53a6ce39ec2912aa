package dev.parley.client.ui.fx;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A part of a screen that is touched only when the part of the state behind it has changed. The value must have an
 * {@code equals} that compares contents: a record, a list of records, an enum.
 */
public final class Part<T> {
    private final Consumer<T> apply;
    private @Nullable T shown;

    public Part(Consumer<T> apply) {
        this.apply = apply;
    }

    /** Shows the value unless it is what is shown already. */
    public void show(T value) {
        if (!Objects.equals(shown, value)) {
            shown = value;
            apply.accept(value);
        }
    }
}
