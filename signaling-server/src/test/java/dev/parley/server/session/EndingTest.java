package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {
    @ParameterizedTest
    @CsvSource({
        "SHUTTING_DOWN,1001,2000",
        "INTERNAL,1011,1000",
        "ISSUER_UNAVAILABLE,1011,5000",
        "STORAGE_UNAVAILABLE,1011,5000",
        "TOO_LARGE,1009,",
        "MALFORMED,1002,",
        "UNSUPPORTED_VERSION,1002,",
        "RATE_LIMITED,1008,10000",
        "TOO_MANY_CONNECTIONS,1008,10000",
        "SLOW_READER,1008,1000",
        "IDLE_TIMEOUT,1008,1000",
        "HANDSHAKE_TIMEOUT,1008,1000",
        "UNAUTHORIZED,1008,"
    })
    void a_reason_has_its_close_code_and_says_whether_coming_back_helps(
            ErrorCode reason, int closeCode, @Nullable Long retryAfterMillis) {
        assertThat(Ending.of(reason)).isEqualTo(new Ending(closeCode, retryAfterMillis));
    }
}
