package dev.parley.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

/** The real hash. */
class Argon2idHasherTest {
    private final PasswordHasher hasher = new Argon2idHasher(new SecureRandom());

    @Test
    void hashes_have_the_parameters_of_owasp_and_a_salt_of_their_own() {
        String one = hasher.hash("four words of nonsense");
        String other = hasher.hash("four words of nonsense");
        assertThat(one).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(one).isNotEqualTo(other);
        assertThat(hasher.matches("four words of nonsense", one)).isTrue();
        assertThat(hasher.matches("four words of nonsensf", one)).isFalse();
        assertThat(hasher.isOutdated(one)).isFalse();
    }

    @Test
    void a_password_does_not_depend_on_how_a_keyboard_makes_its_letters() {
        assertThat(hasher.matches("cafe\u0301 au lait", hasher.hash("caf\u00e9 au lait")))
                .isTrue();
    }

    /** Made with the reference implementation's command: argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32 -e. */
    @Test
    void hashes_of_other_programs_and_parameters_are_read_and_known_to_be_outdated() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(hasher.matches("password", reference)).isTrue();
        assertThat(hasher.matches("Password", reference)).isFalse();
        assertThat(hasher.isOutdated(reference)).isTrue();
    }
}
