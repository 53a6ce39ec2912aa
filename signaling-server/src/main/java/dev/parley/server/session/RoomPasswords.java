package dev.parley.server.session;

import dev.parley.server.room.RoomPassword;
import dev.parley.server.room.Tickets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Hashes the passwords of rooms: PBKDF2 with HMAC-SHA256 (RFC 8018 §5.2, {@value #ITERATIONS} rounds, a salt of 96 bits) of the password in Unicode NFC, sealed with
 * the key of the server's tickets. A round takes a while on purpose, so a thread of its own does it, which ends when there is nothing to do. Any thread.
 *
 * <p>Bound: {@value #MOST_WAITING} wait for it, so many of one network as {@link AddressBook} lets; the next one is turned away.
 */
public final class RoomPasswords implements AutoCloseable {
    static final int ITERATIONS = 100_000;
    static final int MOST_WAITING = 64;

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int SALT_BYTES = 12;
    private static final int HASH_BYTES = 24;
    private static final int KEEP_SECONDS = 10;

    private final HmacTickets seal;
    private final SecureRandom random;
    private final Executor worker;

    /** Under the key of {@code tickets}; those without one get a key that is good as long as this object is. */
    public RoomPasswords(Tickets tickets, SecureRandom random) {
        this(tickets, random, ownThread());
    }

    /** {@code worker}: refuses what it cannot take. */
    RoomPasswords(Tickets tickets, SecureRandom random, Executor worker) {
        this.seal = tickets instanceof HmacTickets keyed ? keyed : HmacTickets.withKeyFrom(random);
        this.random = random;
        this.worker = worker;
    }

    private static Executor ownThread() {
        ThreadPoolExecutor thread = new ThreadPoolExecutor(
                1,
                1,
                KEEP_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name("server-passwords").daemon().factory());
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }

    /**
     * Runs what hashes, later and on the thread that is for it.
     *
     * @return false if too many wait already, or the server goes down; then it is never run
     */
    boolean later(Runnable work) {
        try {
            worker.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Hashes a password that a room gets, or one that somebody gives for {@code existing}. Takes a while. */
    RoomPassword hash(String password, @Nullable RoomPassword existing) {
        byte[] salt = existing == null ? newSalt() : Base64.getUrlDecoder().decode(existing.salt());
        byte[] sealed = seal.seal(derive(Normalizer.normalize(password, Normalizer.Form.NFC), salt));
        return new RoomPassword(text(salt), text(Arrays.copyOf(sealed, HASH_BYTES)));
    }

    private byte[] newSalt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    private static byte[] derive(String password, byte[] salt) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, HASH_BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        } finally {
            spec.clearPassword();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Nothing is hashed any more. */
    @Override
    public void close() {
        if (worker instanceof ExecutorService thread) {
            thread.shutdownNow();
        }
    }
}
