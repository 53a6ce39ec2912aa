package dev.parley.server.main;

import org.jspecify.annotations.Nullable;

/** The configuration cannot be used. The message is for the admin: what is wrong, where it came from, what is allowed. */
final class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable Setting setting;

    /** Something that is not the value of one setting. */
    ConfigurationException(String message) {
        this(message, null);
    }

    ConfigurationException(String message, @Nullable Setting setting) {
        super(message);
        this.setting = setting;
    }

    /** The setting whose value cannot be used; null if it is not as simple as that. */
    @Nullable
    Setting setting() {
        return setting;
    }
}
