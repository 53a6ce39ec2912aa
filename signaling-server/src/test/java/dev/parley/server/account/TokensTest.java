package dev.parley.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.session.Accounts.Unknown;
import dev.parley.server.store.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Forged tokens. */
class TokensTest {
    private static final long NOW = 1_793_520_000_000L;
    private final Tokens tokens = new Tokens(new byte[32]);
    private final String genuine = tokens.access(Samples.user("ada"), "family", NOW);

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private void assertRefused(String token) {
        assertThat(tokens.judge(token, NOW)).as(token).isEqualTo(new Unknown());
        assertThat(tokens.readRefresh(token)).as(token).isEmpty();
    }

    @Test
    void a_token_without_a_signature_or_with_another_is_none() {
        String[] parts = genuine.split("\\.", -1);
        assertRefused(base64("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + parts[1] + ".");
        assertRefused(base64("{\"alg\":\"HS512\",\"typ\":\"at+jwt\"}") + "." + parts[1] + "." + parts[2]);
        assertRefused(parts[0] + "." + base64("{\"sub\":\"admin\",\"exp\":9999999999}") + "." + parts[2]);
        assertRefused(parts[0] + "." + parts[1] + ".");
        assertRefused(parts[0] + "." + parts[1]);
        for (String noise : new String[] {"", ".", "..", "a.b.c", "{}", genuine + "x", "\u0000", "[".repeat(4_000)}) {
            assertRefused(noise);
        }
    }

    @Test
    void the_longest_names_fit_into_a_token() {
        var user = new dev.parley.server.store.User(
                "u".repeat(64), "a".repeat(32), "", "😀".repeat(64), "h", NOW, null, null);
        assertThat(tokens.access(user, "f".repeat(64), NOW)).hasSizeLessThan(4_096);
    }

    @Test
    void a_short_key_is_refused_and_a_key_is_never_shown() {
        assertThatThrownBy(() -> new Tokens(new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThat(tokens).hasToString("Tokens");
    }
}
