package dev.parley.client.media;

/**
 * Which camera and microphone this process uses.
 *
 * @param camera where pictures come from
 * @param width of the captured picture in pixels, even, 320 to 1920
 * @param height of the captured picture in pixels, even, 180 to 1080
 * @param fps captured pictures a second, 1 to 60
 * @param microphone where sound comes from; only {@link Microphone#DEVICE} also plays what others say
 * @param name whom the pattern and the tone stand for
 * @param plainSound sound is sent as the library does by itself, adapted to nothing: to compare with
 */
public record MediaSettings(
        Camera camera, int width, int height, int fps, Microphone microphone, String name, boolean plainSound) {
    /** Where pictures come from. */
    public enum Camera {
        /** The moving test picture of {@link PatternCamera}. */
        PATTERN,
        /** The first camera of this computer. */
        DEVICE,
        OFF
    }

    /** Where sound comes from. */
    public enum Microphone {
        /** A quiet sine, its pitch derived from the name. Nothing is played. */
        TONE,
        /** A microphone that works, in a room without a sound. Nothing is played. */
        SILENCE,
        /** The default microphone and speaker of this computer. */
        DEVICE,
        /** Nothing is recorded and nothing is played. */
        OFF
    }

    public MediaSettings {
        check("width", width, 320, 1920);
        check("height", height, 180, 1080);
        check("frame rate", fps, 1, 60);
        if (width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException("The camera's width and height must be even.");
        }
    }

    /** With sound that is adapted to the room and the links. */
    public MediaSettings(Camera camera, int width, int height, int fps, Microphone microphone, String name) {
        this(camera, width, height, fps, microphone, name, false);
    }

    /** The computer's own camera and microphone, 1280×720 at 30 frames a second. */
    public static MediaSettings devices(String name) {
        return new MediaSettings(Camera.DEVICE, 1280, 720, 30, Microphone.DEVICE, name);
    }

    private static void check(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("The camera's " + what + " must be " + min + " to " + max + ".");
        }
    }
}
