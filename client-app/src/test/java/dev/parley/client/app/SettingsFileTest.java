package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.client.TestMain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("settings.json");
    }

    @Test
    void changes_leave_what_others_keep_as_it_is_also_what_nobody_knows() throws IOException {
        Files.writeString(path(), "{\"fromTheFuture\": {\"deep\": [1, 2.50, null]}, \"name\": \"Ana\"}");
        new SettingsFile(folder).change(kept -> kept.addProperty("name", "Zoë & <Ben>"));
        assertThat(path()).content().isEqualTo("""
                        {
                          "fromTheFuture": {
                            "deep": [
                              1,
                              2.50,
                              null
                            ]
                          },
                          "name": "Zoë & <Ben>"
                        }
                        """);
    }

    @Test
    void two_parts_of_the_program_do_not_undo_each_other() {
        SettingsFile one = new SettingsFile(folder);
        SettingsFile other = new SettingsFile(folder);
        one.change(kept -> kept.addProperty("a", 1));
        other.change(kept -> kept.addProperty("b", 2));
        one.change(kept -> kept.addProperty("a", 3));
        assertThat(one.read().toString()).isEqualTo("{\"a\":3,\"b\":2}");
    }

    /** What another process runs: many changes, each of a key of its own. */
    static final class Changes {
        static final int COUNT = 60;

        public static void main(String[] args) {
            make(Path.of(args[0]), args[1]);
        }

        static void make(Path folder, String name) {
            SettingsFile settings = new SettingsFile(folder);
            for (int i = 0; i < COUNT; i++) {
                String key = name + i;
                settings.change(kept -> kept.addProperty(key, true));
            }
        }
    }

    @Test
    void two_programs_that_change_it_in_the_same_instant_lose_nothing() throws IOException, InterruptedException {
        Process one = change("one");
        Process other = change("other");
        assertThat(one.waitFor()).isZero();
        assertThat(other.waitFor()).isZero();
        assertThat(new SettingsFile(folder).read().size()).isEqualTo(2 * Changes.COUNT);
    }

    private Process change(String name) throws IOException {
        return new ProcessBuilder(TestMain.command(List.of(), Changes.class, folder.toString(), name))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"a\": 1} {}", "{a: 1}", "# theme=DARK"})
    void what_is_no_json_object_is_set_aside_with_a_message(String damaged) throws IOException {
        Files.writeString(path(), damaged);
        SettingsFile settings = new SettingsFile(folder);
        assertThat(settings.read()).isEqualTo(new JsonObject());
        assertThat(folder.resolve("settings.broken.json")).hasContent(damaged);
        assertThat(settings.problem()).contains("settings.broken.json");
        assertThat(path()).doesNotExist();

        settings.change(kept -> kept.addProperty("name", "Ana"));
        assertThat(new SettingsFile(folder).read().get("name").getAsString()).isEqualTo("Ana");
        assertThat(new SettingsFile(folder).problem()).isEmpty();
    }

    @Test
    void bytes_that_are_no_text_are_set_aside_too() throws IOException {
        Files.write(path(), new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'});
        assertThat(new SettingsFile(folder).read()).isEqualTo(new JsonObject());
        assertThat(folder.resolve("settings.broken.json")).exists();
    }

    @Test
    void nesting_without_end_is_set_aside_too() throws IOException {
        Files.writeString(path(), "{\"a\":".repeat(100_000), StandardCharsets.US_ASCII);
        assertThat(new SettingsFile(folder).read()).isEqualTo(new JsonObject());
        assertThat(folder.resolve("settings.broken.json")).exists();
    }

    /** A folder in the file's place stands for whatever keeps a program from reading: root may read every file. */
    @Test
    void what_may_not_be_read_is_not_replaced() throws IOException {
        Files.createDirectory(path());
        SettingsFile settings = new SettingsFile(folder);
        assertThat(settings.read()).isEqualTo(new JsonObject());
        assertThat(settings.problem()).contains("Check who may read");
        settings.change(kept -> kept.addProperty("name", "Ana"));
        assertThat(path()).isDirectory();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the user's folder protects the file there")
    void only_the_user_may_read_it_because_links_let_people_in() throws IOException {
        new SettingsFile(folder).change(kept -> kept.addProperty("name", "Ana"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
    }
}
