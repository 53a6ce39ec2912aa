package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Need;
import dev.parley.client.Needs;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A computer without a sound system: people meet all the same, and the program ends by itself. */
@EnabledOnOs(OS.LINUX)
@Needs(Need.MEDIA_LIBRARY)
class NoSoundSystemTest {
    @TempDir
    private Path folder;

    @Test
    void without_a_sound_system_devices_are_tried_and_people_meet() throws Exception {
        Map<String, String> nothing =
                Map.of("PULSE_SERVER", "unix:" + folder.resolve("nothing"), "HOME", folder.toString());
        try (TalkerProcess ada = TalkerProcess.start(nothing, folder, "Ada");
                TalkerProcess bob = TalkerProcess.start(nothing, folder, "Bob")) {
            ada.tell("check true");
            assertThat(ada.awaitLast("speakers", speakers -> true)).isEmpty();
            ada.tell("test");
            ada.tell("speaker Kitchen");
            assertThat(ada.ask("level")).isEqualTo("0.0");
            meet(ada, bob);
        }
    }

    private static void meet(TalkerProcess ada, TalkerProcess bob) {
        ada.tell("create");
        bob.tell("join " + ada.awaitLast("link", link -> true));
        ada.awaitLast("connected", connected -> true);
        bob.awaitLast("connected", connected -> true);
    }
}
