package dev.parley.server.account;

/** Makes of passwords what may be kept. Any thread; takes time and memory on purpose. */
public interface PasswordHasher {
    /** A hash with a salt of its own, in the PHC string format. */
    String hash(String password);

    /** Whether that is the password. Takes as long whether it is or not. */
    boolean matches(String password, String hash);

    /** Whether a hash was made with less than what is asked for now. */
    boolean isOutdated(String hash);
}
