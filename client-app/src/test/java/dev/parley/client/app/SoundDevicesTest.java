package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.media.TestTone;
import dev.parley.client.webrtc.PulseServer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real programs with the devices of a real sound server: Ada speaks into the one or the other microphone, each of which hears a tone of
 * its own, and what comes out of Bob's speakers is measured.
 */
@EnabledOnOs(OS.LINUX)
@Needs({Need.MEDIA_LIBRARY, Need.PULSEAUDIO})
class SoundDevicesTest {
    private static final int DESK_HERTZ = 440;
    private static final int HEADSET_HERTZ = 700;

    @TempDir
    private Path folder;

    private PulseServer server;
    private String headset;
    private String kitchen;
    private String deskTone;

    @BeforeEach
    void plugEverythingIn() throws Exception {
        server = PulseServer.start(folder, List.of(sink("lounge", "Lounge"), sink("desk", "x"), sink("head", "x")));
        kitchen = server.load("module-null-sink", "sink_name=kitchen", title("sink", "Kitchen"));
        server.load("module-remap-source", "master=desk.monitor", "source_name=desk_in", title("source", "Desk"));
        headset = plugHeadset();
        deskTone = server.load("module-sine", "sink=desk", "frequency=" + DESK_HERTZ);
        server.load("module-sine", "sink=head", "frequency=" + HEADSET_HERTZ);
        server.setDefault("sink", "lounge");
        server.setDefault("source", "desk_in");
    }

    private String plugHeadset() {
        return server.load(
                "module-remap-source", "master=head.monitor", "source_name=head_in", title("source", "Headset"));
    }

    private static String sink(String name, String title) {
        return "module-null-sink sink_name=" + name + " " + title("sink", title);
    }

    private static String title(String kind, String title) {
        return kind + "_properties=device.description=" + title;
    }

    @AfterEach
    void unplug() {
        if (server != null) {
            server.close();
        }
    }

    private void awaitTone(String speaker, double hertz) {
        await(hertz + " Hz on " + speaker)
                .atMost(TalkerProcess.PATIENCE)
                .until(() -> server.hear(speaker + ".monitor").isTone(hertz));
    }

    private void awaitSilence(String speaker) {
        await("silence on " + speaker)
                .atMost(TalkerProcess.PATIENCE)
                .until(() -> server.hear(speaker + ".monitor").isSilent());
    }

    private void talk(TalkerProcess ada, TalkerProcess bob) {
        ada.tell("create");
        bob.tell("join " + ada.awaitLast("link", link -> true));
        bob.tell("mute");
        ada.awaitLast("connected", connected -> true);
        bob.awaitLast("connected", connected -> true);
    }

    private static Predicate<String> containing(String text) {
        return line -> line.contains(text);
    }

    @Test
    void devices_are_switched_in_a_call_without_a_negotiation() throws Exception {
        try (TalkerProcess ada = TalkerProcess.start(server, folder, "Ada");
                TalkerProcess bob = TalkerProcess.start(server, folder, "Bob")) {
            talk(ada, bob);
            awaitTone("lounge", DESK_HERTZ);
            String descriptions = bob.ask("descriptions");

            ada.tell("microphone Headset");
            awaitTone("lounge", HEADSET_HERTZ);

            bob.tell("speaker Kitchen");
            awaitTone("kitchen", HEADSET_HERTZ);
            awaitSilence("lounge");

            ada.tell("microphone ");
            awaitTone("kitchen", DESK_HERTZ);

            bob.tell("speaker ");
            awaitTone("lounge", DESK_HERTZ);
            assertThat(bob.ask("descriptions")).isEqualTo(descriptions);
        }
    }

    @Test
    void a_microphone_that_is_pulled_out_is_replaced_and_returns_by_itself() throws Exception {
        try (TalkerProcess ada = TalkerProcess.start(server, folder, "Ada");
                TalkerProcess bob = TalkerProcess.start(server, folder, "Bob")) {
            ada.tell("microphone Headset");
            talk(ada, bob);
            awaitTone("lounge", HEADSET_HERTZ);

            server.unload(headset);
            ada.awaitLast("notice", containing("“Headset” is gone. “Desk” is used"));
            awaitTone("lounge", DESK_HERTZ);

            plugHeadset();
            ada.awaitLast("notice", containing("“Headset” is connected"));
            awaitTone("lounge", HEADSET_HERTZ);
        }
    }

    @Test
    void a_speaker_that_is_pulled_out_is_replaced_and_returns_by_itself() throws Exception {
        try (TalkerProcess ada = TalkerProcess.start(server, folder, "Ada");
                TalkerProcess bob = TalkerProcess.start(server, folder, "Bob")) {
            bob.tell("speaker Kitchen");
            talk(ada, bob);
            awaitTone("kitchen", DESK_HERTZ);

            server.unload(kitchen);
            bob.awaitLast("notice", containing("“Kitchen” is gone"));
            awaitTone("lounge", DESK_HERTZ);

            server.load("module-null-sink", "sink_name=kitchen", title("sink", "Kitchen"));
            bob.awaitLast("notice", containing("“Kitchen” is connected"));
            awaitTone("kitchen", DESK_HERTZ);
            awaitSilence("lounge");
        }
    }

    @Test
    void the_sound_of_the_microphone_is_processed_or_not_as_one_likes() throws Exception {
        try (TalkerProcess ada = TalkerProcess.start(server, folder, "Ada");
                TalkerProcess bob = TalkerProcess.start(server, folder, "Bob")) {
            talk(ada, bob);
            awaitTone("lounge", DESK_HERTZ);
            server.unload(deskTone);
            Process noise = server.makeNoise("desk");
            try {
                await("noise is heard")
                        .atMost(TalkerProcess.PATIENCE)
                        .until(() -> server.hear("lounge.monitor").level() > 0.02);

                ada.tell("suppress-noise true");
                await("noise is suppressed")
                        .atMost(TalkerProcess.PATIENCE)
                        .until(() -> server.hear("lounge.monitor").level() < 0.01);

                ada.tell("suppress-noise false");
                await("noise is left alone")
                        .atMost(TalkerProcess.PATIENCE)
                        .until(() -> server.hear("lounge.monitor").level() > 0.02);
            } finally {
                noise.destroy();
            }
        }
    }

    @Test
    void microphone_and_speaker_are_tried_before_a_meeting() throws Exception {
        try (TalkerProcess ada = TalkerProcess.start(server, folder, "Ada")) {
            ada.tell("speaker Kitchen");
            ada.tell("check true");
            assertThat(ada.awaitLast("speakers", containing("Kitchen"))).contains("Lounge");
            assertThat(ada.awaitLast("microphones", containing("Headset"))).isEqualTo("Desk,Headset");
            await("the microphone is measured")
                    .atMost(TalkerProcess.PATIENCE)
                    .until(() -> Double.parseDouble(ada.ask("level")) > 0.1);

            await("the tone is heard").atMost(TalkerProcess.PATIENCE).until(() -> {
                ada.tell("test");
                return server.hear("kitchen.monitor").isTone(TestTone.HERTZ.getFirst());
            });

            ada.tell("mute");
            await("nothing is recorded while muted")
                    .atMost(TalkerProcess.PATIENCE)
                    .until(() -> !server.isRecorded());
            ada.tell("unmute");
            await("the microphone is measured again")
                    .atMost(TalkerProcess.PATIENCE)
                    .until(() -> Double.parseDouble(ada.ask("level")) > 0.1);
            ada.tell("check false");
            await("nothing is recorded afterwards")
                    .atMost(TalkerProcess.PATIENCE)
                    .until(() -> !server.isRecorded());
        }
    }
}
