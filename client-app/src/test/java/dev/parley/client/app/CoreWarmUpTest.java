package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoreWarmUpTest {
    @Test
    void the_two_end_up_connected() {
        assertThat(new CoreWarmUp().hold()).isTrue();
    }
}
