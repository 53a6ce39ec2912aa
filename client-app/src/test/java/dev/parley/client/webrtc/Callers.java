package dev.parley.client.webrtc;

import dev.parley.client.core.LinkCommand;
import dev.parley.client.media.MediaSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A process in which Ada calls Bob until its standard input ends. It says {@code connected}. A line {@code silence} on its input keeps
 * Bob's sound from Ada, {@code hear} plays it again; it repeats the line when that is done.
 */
final class Callers {
    static final String SILENCE = "silence";

    private Callers() {}

    /** {@code main MICROPHONE [silence]}: Ada's; and whether she does not want to hear Bob from the start. */
    public static void main(String[] args) throws IOException {
        try (Person ada = new Person("Ada", 640, 360, MediaSettings.Microphone.valueOf(args[0]));
                Person bob = new Person("Bob", 640, 360)) {
            ada.prepare();
            bob.prepare();
            ada.call(bob, 1);
            if (List.of(args).contains(SILENCE)) {
                ada.execute(new LinkCommand.SetHeard(false));
            }
            ada.awaitCall();
            bob.awaitCall();
            System.out.println("connected");
            obey(ada);
        }
        NativeLibrary.quietExit();
    }

    private static void obey(Person ada) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            ada.execute(new LinkCommand.SetHeard(!line.equals(SILENCE)));
            System.out.println(line);
        }
    }
}
