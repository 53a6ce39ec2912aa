package dev.parley.client.webrtc;

import dev.parley.client.text.Sentence;
import java.util.Locale;
import java.util.Optional;

/** Whether webrtc-java's native library works on this computer. */
public final class NativeLibrary {
    /** The Debian and Ubuntu packages that the library needs. */
    public static final String APT_COMMAND =
            "sudo apt-get install -y libpulse0 libudev1 libx11-6 libxfixes3 libxrandr2 libxcomposite1 libdbus-1-3";

    private NativeLibrary() {}

    /** Loads the library. Empty if it works, else a sentence that says what to do. Any thread; the first call takes 100 ms. */
    public static Optional<String> problem() {
        return trouble().map(Sentence::text);
    }

    /** The same, to be worded later. */
    static Optional<Sentence> trouble() {
        return Holder.CAUSE.map(NativeLibrary::sentence);
    }

    private static Sentence sentence(String cause) {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return linux
                ? Sentence.of("devices.library.missing.packages", cause, APT_COMMAND)
                : Sentence.of("devices.library.missing", cause);
    }

    /**
     * Closes standard output, as the last thing a program does that prints there: when the process ends, the loaded library
     * prints two lines of its own to it.
     */
    public static void quietExit() {
        // Closing 1 makes the JDK put /dev/null in its place.
        System.out.close();
    }

    /** Initialised once, by the class loader. */
    private static final class Holder {
        private static final Optional<String> CAUSE = load();

        /** What failed; empty if it works. Touches MediaDevices, whose initialiser loads the library: NativeI420Buffer's does not. */
        private static Optional<String> load() {
            try {
                Class.forName("dev.onvoid.webrtc.media.MediaDevices");
                return Optional.empty();
            } catch (ClassNotFoundException | LinkageError e) {
                return Optional.of(String.valueOf(e.getCause() == null ? e : e.getCause()));
            }
        }
    }
}
