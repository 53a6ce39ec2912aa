package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.webrtc.PulseServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sound server itself ends, stands still, or comes late, while real programs use it. Ada's microphone hears a tone, and what comes
 * out of Bob's speaker is measured.
 */
@EnabledOnOs(OS.LINUX)
@Needs({Need.MEDIA_LIBRARY, Need.PULSEAUDIO})
class SoundServerTest {
    private static final int HERTZ = 440;

    @TempDir
    private Path folder;

    private PulseServer server;

    private void startServer() throws IOException {
        server = PulseServer.start(
                folder, List.of("module-null-sink sink_name=out", "module-null-sink sink_name=voice"));
        server.load("module-sine", "sink=voice", "frequency=" + HERTZ);
        server.load(
                "module-remap-source",
                "master=voice.monitor",
                "source_name=voice_in",
                "source_properties=device.description=Voice");
        server.setDefault("sink", "out");
        server.setDefault("source", "voice_in");
    }

    @AfterEach
    void endServer() {
        if (server != null) {
            server.close();
        }
    }

    private static void talk(TalkerProcess ada, TalkerProcess bob) {
        ada.tell("create");
        bob.tell("join " + ada.awaitLast("link", link -> true));
        bob.tell("mute");
        ada.awaitLast("connected", connected -> true);
        bob.awaitLast("connected", connected -> true);
    }

    private void awaitTone() {
        await("the tone arrives")
                .atMost(TalkerProcess.PATIENCE)
                .until(() -> server.hear("out.monitor").isTone(HERTZ));
    }

    @Test
    void one_that_ends_in_a_call_takes_nothing_but_the_sound_and_is_used_when_it_is_back() throws Exception {
        startServer();
        try (TalkerProcess ada = TalkerProcess.start(server, folder, "Ada");
                TalkerProcess bob = TalkerProcess.start(server, folder, "Bob")) {
            talk(ada, bob);
            awaitTone();

            server.kill();
            ada.awaitLast("microphone", String::isEmpty);
            bob.awaitLast("microphone", String::isEmpty);
            try (TalkerProcess cleo = TalkerProcess.start(server, folder, "Cleo")) {
                cleo.tell("join " + ada.awaitLast("link", link -> true));
                cleo.awaitLast("connected", connected -> true);
                await("Ada and Bob are connected to Cleo")
                        .atMost(TalkerProcess.PATIENCE)
                        .until(() ->
                                ada.ask("links").equals("2") && bob.ask("links").equals("2"));
            }

            startServer();
            ada.awaitLast("microphone", "Voice"::equals);
            awaitTone();
            ada.tell("mute");
            await("Ada is muted")
                    .atMost(TalkerProcess.PATIENCE)
                    .until(() -> server.hear("out.monitor").isSilent());
        }
    }

    @Test
    void one_that_stands_still_for_some_seconds_changes_nothing() throws Exception {
        startServer();
        try (TalkerProcess ada = TalkerProcess.start(server, folder, "Ada");
                TalkerProcess bob = TalkerProcess.start(server, folder, "Bob")) {
            talk(ada, bob);
            awaitTone();
            List<String> microphones = ada.values("microphone");
            String descriptions = bob.ask("descriptions");

            server.stand();
            // So that there is a question that it does not answer.
            ada.tell("microphone Other");
            await("Ada waited in vain")
                    .atMost(TalkerProcess.PATIENCE)
                    .until(() -> Files.readString(folder.resolve("Ada.log")).contains("does not answer"));
            server.goOn();

            awaitTone();
            assertThat(ada.values("microphone")).isEqualTo(microphones);
            assertThat(bob.ask("descriptions")).isEqualTo(descriptions);
        }
    }

    @Test
    void one_that_comes_late_is_used_at_once() throws Exception {
        Map<String, String> environment = PulseServer.environment(folder);
        try (TalkerProcess ada = TalkerProcess.start(environment, folder, "Ada");
                TalkerProcess bob = TalkerProcess.start(environment, folder, "Bob")) {
            talk(ada, bob);
            startServer();
            ada.awaitLast("microphone", "Voice"::equals);
            awaitTone();
        }
    }

    @Test
    void nothing_is_recorded_or_played_after_a_meeting() throws Exception {
        startServer();
        try (TalkerProcess ada = TalkerProcess.start(server, folder, "Ada");
                TalkerProcess bob = TalkerProcess.start(server, folder, "Bob")) {
            talk(ada, bob);
            awaitTone();
            ada.tell("leave");
            bob.tell("leave");
            await("nothing is recorded")
                    .atMost(TalkerProcess.PATIENCE)
                    .until(() ->
                            !server.isRecorded() && !server.lists("sink-inputs").contains("protocol-native.c"));
        }
    }
}
