package dev.parley.client.app;

import java.nio.file.Path;
import java.util.Map;

/** Where this program keeps what it remembers of the user. */
public final class UserFolder {
    private UserFolder() {}

    public static Path ofThisUser() {
        return folder(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    /** Where each system keeps such files; on Linux by the XDG Base Directory Specification. */
    public static Path folder(String system, Path home, Map<String, String> environment) {
        if (system.startsWith("Windows")) {
            return Path.of(environment.getOrDefault("APPDATA", home.toString())).resolve("Parley");
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library/Application Support/Parley");
        }
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (config.isEmpty() ? home(home, environment).resolve(".config") : Path.of(config)).resolve("parley");
    }

    /** The specification means the variable, which need not be what the system's list of users says. */
    private static Path home(Path known, Map<String, String> environment) {
        String said = environment.getOrDefault("HOME", "");
        return said.startsWith("/") ? Path.of(said) : known;
    }
}
