package dev.parley.client.app;

import static org.awaitility.Awaitility.await;

import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.webrtc.PulseServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The only microphone comes and goes in a call; without one the sound server would record what the speaker plays. */
@EnabledOnOs(OS.LINUX)
@Needs({Need.MEDIA_LIBRARY, Need.PULSEAUDIO})
class LastMicrophoneTest {
    private static final int HERTZ = 440;

    @TempDir
    private Path folder;

    @Test
    void the_only_microphone_may_come_go_and_come_again() throws Exception {
        try (PulseServer server = PulseServer.start(
                        folder, List.of("module-null-sink sink_name=out", "module-null-sink sink_name=voice"));
                TalkerProcess ada = TalkerProcess.start(server, folder, "Ada");
                TalkerProcess bob = TalkerProcess.start(server, folder, "Bob")) {
            server.load("module-sine", "sink=voice", "frequency=" + HERTZ);
            server.setDefault("sink", "out");
            ada.tell("create");
            bob.tell("join " + ada.awaitLast("link", link -> true));
            bob.tell("mute");
            bob.awaitLast("connected", connected -> true);

            String microphone = plugIn(server);
            ada.awaitLast("microphone", name -> name.equals("Only"));
            awaitTone(server);

            server.unload(microphone);
            ada.awaitLast("microphone", String::isEmpty);
            await("nobody records").atMost(TalkerProcess.PATIENCE).until(() -> !server.isRecorded());
            await("silence")
                    .atMost(TalkerProcess.PATIENCE)
                    .until(() -> server.hear("out.monitor").isSilent());

            plugIn(server);
            awaitTone(server);
        }
    }

    private static String plugIn(PulseServer server) {
        return server.load(
                "module-remap-source",
                "master=voice.monitor",
                "source_name=voice_in",
                "source_properties=device.description=Only");
    }

    private static void awaitTone(PulseServer server) {
        await("the tone arrives")
                .atMost(TalkerProcess.PATIENCE)
                .until(() -> server.hear("out.monitor").isTone(HERTZ));
    }
}
