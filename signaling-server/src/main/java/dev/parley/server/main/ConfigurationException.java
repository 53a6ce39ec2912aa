package dev.parley.server.main;

/** The configuration cannot be used. The message is for the admin: what is wrong, where it came from, what is allowed. */
final class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;

    ConfigurationException(String message) {
        super(message);
    }
}
