package dev.parley.client.core;

import dev.parley.client.text.Sentence;

/**
 * A microphone or camera of this computer.
 *
 * @param name as the system calls it, empty for none
 * @param trouble for the person, empty if it works
 */
public record DeviceState(boolean available, String name, Sentence trouble) {
    public static final DeviceState UNKNOWN = new DeviceState(false, "", "");

    /** @param trouble the key of a sentence without placeholders, empty if the device works */
    public DeviceState(boolean available, String name, String trouble) {
        this(available, name, Sentence.of(trouble));
    }

    /** What is wrong with it, in the language of now; empty if it works. */
    public String problem() {
        return trouble.text();
    }
}
