package dev.parley.client.webrtc;

import dev.parley.client.media.MediaSettings;
import java.io.IOException;

/** A process in which Ada calls Bob until its standard input ends. It says {@code connected}. */
final class Callers {
    private Callers() {}

    /** {@code main MICROPHONE}: Ada's. */
    public static void main(String[] args) throws IOException {
        try (Person ada = new Person("Ada", 640, 360, MediaSettings.Microphone.valueOf(args[0]));
                Person bob = new Person("Bob", 640, 360)) {
            ada.prepare();
            bob.prepare();
            ada.call(bob, 1);
            ada.awaitCall();
            bob.awaitCall();
            System.out.println("connected");
            System.in.read();
        }
        NativeLibrary.quietExit();
    }
}
