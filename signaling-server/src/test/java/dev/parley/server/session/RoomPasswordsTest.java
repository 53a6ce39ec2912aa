package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.room.RoomPassword;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;

/** How passwords of rooms are kept. */
class RoomPasswordsTest {
    private static final HmacTickets KEY = new HmacTickets(new byte[HmacTickets.KEY_BYTES]);

    private static RoomPasswords under(HmacTickets key) {
        return new RoomPasswords(key, new SecureRandom(), Runnable::run);
    }

    @Test
    void the_same_password_is_known_again_also_after_a_restart_with_the_same_key() {
        RoomPassword kept = under(KEY).hash("correct horse", null);
        assertThat(under(KEY).hash("correct horse", kept)).isEqualTo(kept);
        assertThat(under(KEY).hash("correct horsf", kept)).isNotEqualTo(kept);
        assertThat(under(HmacTickets.withKeyFrom(new SecureRandom())).hash("correct horse", kept))
                .isNotEqualTo(kept);
    }

    @Test
    void the_same_password_of_two_rooms_is_kept_differently() {
        RoomPasswords passwords = under(KEY);
        RoomPassword one = passwords.hash("correct horse", null);
        RoomPassword other = passwords.hash("correct horse", null);
        assertThat(one.salt()).isNotEqualTo(other.salt());
        assertThat(one.hash()).isNotEqualTo(other.hash());
    }

    /** What a ticket holds cannot be tried out by whoever has the ticket: that takes the server's key too. */
    @Test
    void what_is_kept_is_not_the_hash_that_anybody_could_compute() throws Exception {
        RoomPassword kept = under(KEY).hash("correct horse", null);
        byte[] salt = Base64.getUrlDecoder().decode(kept.salt());
        PBEKeySpec spec = new PBEKeySpec("correct horse".toCharArray(), salt, RoomPasswords.ITERATIONS, 24 * 8);
        byte[] plain = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();
        assertThat(kept.hash())
                .isNotEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(plain));
        assertThat(kept.toString()).doesNotContain(kept.hash()).doesNotContain(kept.salt());
    }

    /** The platform's own function is the one of RFC 8018: a vector of RFC 7914, section 11. */
    @Test
    void the_function_is_the_standards() throws Exception {
        PBEKeySpec spec = new PBEKeySpec("passwd".toCharArray(), "salt".getBytes(StandardCharsets.UTF_8), 1, 64 * 8);
        assertThat(HexFormat.of()
                        .formatHex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                                .generateSecret(spec)
                                .getEncoded()))
                .startsWith("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc");
    }

    @Test
    void what_comes_after_the_end_is_turned_away() {
        RoomPasswords over;
        try (RoomPasswords passwords = new RoomPasswords(KEY, new SecureRandom())) {
            over = passwords;
        }
        assertThat(over.later(() -> {})).isFalse();
    }
}
