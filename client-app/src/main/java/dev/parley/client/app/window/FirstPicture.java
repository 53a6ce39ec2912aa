package dev.parley.client.app.window;

import java.io.PrintStream;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;

/**
 * Says on standard output when the window has been drawn for the first time, if the environment asks for it. {@code parley bench
 * ui} times the start with it, and the package is made with it: what one start has loaded makes the next ones quicker.
 */
public final class FirstPicture extends AnimationTimer {
    /** Any value asks for it; {@value #CLOSE} and {@value #REHEARSE} also close the window then. */
    public static final String VARIABLE = "PARLEY_FIRST_PICTURE";

    public static final String CLOSE = "close";

    /** Closes it likewise; then the process holds a meeting with itself before it ends: see {@code Rehearsal}. */
    public static final String REHEARSE = "rehearse";

    /** What is said. */
    public static final String LINE = "The window can be used.";

    /** The first pulse lays out and hands over the picture; the next waits until it is drawn; from the third on clicks are answered. */
    private static final int PULSES = 3;

    private final Runnable drawn;
    private int pulses;

    private FirstPicture(Runnable drawn) {
        this.drawn = drawn;
    }

    /** Of the window that is being opened. FX thread. */
    static void announceIfAsked(Stage stage) {
        String wish = wish();
        if (!wish.isEmpty()) {
            PrintStream out = System.out;
            new FirstPicture(() -> announce(out, stage, wish.equals(CLOSE) || wish.equals(REHEARSE))).start();
        }
    }

    private static String wish() {
        return System.getenv().getOrDefault(VARIABLE, "");
    }

    /** Whether a meeting is to follow when the window is closed. */
    public static boolean isRehearsalAsked() {
        return wish().equals(REHEARSE);
    }

    private static void announce(PrintStream out, Stage stage, boolean close) {
        out.println(LINE);
        out.flush();
        if (close) {
            stage.close();
        }
    }

    @Override
    public void handle(long now) {
        pulses++;
        if (pulses == PULSES) {
            stop();
            drawn.run();
        }
    }
}
