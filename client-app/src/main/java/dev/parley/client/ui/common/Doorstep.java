package dev.parley.client.ui.common;

/** Where one stops before a meeting, if that is wished. FX thread. */
@FunctionalInterface
public interface Doorstep {
    /** Nobody stops there. */
    Doorstep NONE = step -> step.enter().run();

    /**
     * The step over it.
     *
     * @param starts the meeting begins with this person
     * @param knocks somebody has to let this person in, as far as that is known
     * @param meeting what it is called
     * @param enter goes in; not called when the person thinks better of it
     * @param turnBack called when they do
     */
    record Step(boolean starts, boolean knocks, String meeting, Runnable enter, Runnable turnBack) {}

    /** Lets a person try out camera and microphone, or goes in at once. */
    void before(Step step);
}
