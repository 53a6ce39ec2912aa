package dev.parley.client.core;

/**
 * The devices of this computer that can be chosen from now.
 *
 * @param soundIsChosen whether Parley can choose microphone and speaker here; otherwise the system alone does
 */
public record DeviceList(DeviceNames microphones, DeviceNames speakers, DeviceNames cameras, boolean soundIsChosen) {
    public static final DeviceList NONE = new DeviceList(DeviceNames.NONE, DeviceNames.NONE, DeviceNames.NONE, true);
}
