package dev.parley.server.store;

/** The database cannot be used. The message is for the admin, says what to do, and holds no secret. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
