package dev.parley.client.core;

/**
 * A microphone or camera of this computer.
 *
 * @param name as the system calls it, empty for none
 * @param problem a sentence for the person, empty if it works
 */
public record DeviceState(boolean available, String name, String problem) {
    public static final DeviceState UNKNOWN = new DeviceState(false, "", "");
}
