package dev.parley.client.core;

/**
 * Which devices of this computer are to be used, by the names the system gives them. A name that is not there now is kept: the
 * device is used when it is back.
 *
 * @param microphone empty for the system's default
 * @param speaker empty for the system's default
 * @param camera empty for the first one
 * @param processing what is done to the microphone's sound
 */
public record DeviceChoice(String microphone, String speaker, String camera, SoundProcessing processing) {
    public static final DeviceChoice DEFAULT = new DeviceChoice("", "", "", SoundProcessing.ALL);

    public DeviceChoice withMicrophone(String name) {
        return new DeviceChoice(name, speaker, camera, processing);
    }

    public DeviceChoice withSpeaker(String name) {
        return new DeviceChoice(microphone, name, camera, processing);
    }

    public DeviceChoice withCamera(String name) {
        return new DeviceChoice(microphone, speaker, name, processing);
    }

    public DeviceChoice withProcessing(SoundProcessing newProcessing) {
        return new DeviceChoice(microphone, speaker, camera, newProcessing);
    }
}
