package dev.parley.protocol;

/**
 * What a participant sends at the moment.
 *
 * @param audio the microphone is on
 * @param video the camera is on
 * @param screen a screen is shared
 */
public record MediaState(boolean audio, boolean video, boolean screen) {
    public static final MediaState OFF = new MediaState(false, false, false);
}
