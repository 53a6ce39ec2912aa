package dev.parley.client.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShortcutTest {
    @Test
    void the_page_about_meetings_has_every_key_and_no_other() throws IOException {
        String page = Files.readString(Path.of("../docs/in-a-meeting.md"));
        for (Shortcut shortcut : Shortcut.values()) {
            assertThat(page).contains("| `%s` | %s |".formatted(shortcut.text(), shortcut.words()));
        }
        assertThat(page.lines().filter(line -> line.startsWith("| `"))).hasSameSizeAs(Shortcut.values());
    }

    @Test
    void only_space_would_write_where_somebody_types() {
        assertThat(Shortcut.values()).filteredOn(Shortcut::writes).containsExactly(Shortcut.TALK);
    }
}
