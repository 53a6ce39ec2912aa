package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class UserFolderTest {
    @Test
    void each_system_has_its_folder() {
        Path user = Path.of("/home/ada");
        assertThat(UserFolder.folder("Linux", user, Map.of())).isEqualTo(Path.of("/home/ada/.config/parley"));
        assertThat(UserFolder.folder("Linux", user, Map.of("XDG_CONFIG_HOME", "/conf")))
                .isEqualTo(Path.of("/conf/parley"));
        assertThat(UserFolder.folder("Linux", user, Map.of("HOME", "/other")))
                .isEqualTo(Path.of("/other/.config/parley"));
        assertThat(UserFolder.folder("Linux", user, Map.of("HOME", "other")))
                .isEqualTo(Path.of("/home/ada/.config/parley"));
        assertThat(UserFolder.folder("Mac OS X", user, Map.of()))
                .isEqualTo(Path.of("/home/ada/Library/Application Support/Parley"));
        assertThat(UserFolder.folder("Windows 11", user, Map.of("APPDATA", "/app")))
                .isEqualTo(Path.of("/app/Parley"));
    }

    /** Nor do the processes that tests start: they inherit what says where it is. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only on Linux can the build say where the folder is")
    void tests_do_not_touch_what_this_user_really_has() {
        assertThat(UserFolder.ofThisUser()).startsWithRaw(Path.of(System.getProperty("parley.root")));
    }
}
