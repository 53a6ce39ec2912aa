package dev.parley.client.ui;

import dev.parley.client.ui.common.SupportBundles;
import java.util.function.Consumer;

/** Writes nothing; how far it is, the test says. */
final class FakeBundles implements SupportBundles {
    private Consumer<Progress> listener = progress -> {};

    /** On the FX thread. */
    void tell(Progress progress) {
        listener.accept(progress);
    }

    @Override
    public Runnable save(Consumer<Progress> told) {
        listener = told;
        told.accept(new Progress.Writing(0));
        return () -> told.accept(new Progress.Cancelled());
    }
}
