package dev.parley.client.ui;

import dev.parley.client.ui.common.Doctor;
import org.jspecify.annotations.Nullable;

/** Finds what the test says. */
final class FakeDoctor implements Doctor {
    @Nullable
    Listener listener;

    int begun;

    /** On the FX thread. */
    void finds(String what, Verdict verdict, String text, String detail) {
        listener.found(new Line(what, verdict, text, detail, what + "  " + verdict + "  " + detail));
    }

    @Override
    public Runnable examine(Listener told) {
        listener = told;
        begun++;
        return () -> listener = null;
    }
}
