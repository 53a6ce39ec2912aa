package dev.parley.client.ui.common;

/** Where one stops before a meeting, if that is wished. FX thread. */
@FunctionalInterface
public interface Doorstep {
    /** Nobody stops there. */
    Doorstep NONE = (starts, enter) -> enter.run();

    /**
     * Lets a person try out camera and microphone, or goes in at once.
     *
     * @param starts the meeting begins with this person
     * @param enter goes in; not called when the person thinks better of it
     */
    void before(boolean starts, Runnable enter);
}
