package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.port.MeetingHost;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedHostTest {
    @TempDir
    Path folder;

    private static final class Heard implements MeetingHost.Listener {
        private final CompletableFuture<URI> local = new CompletableFuture<>();

        @Override
        public void onStarted(URI url, List<URI> shared) {
            local.complete(url);
        }

        @Override
        public void onFailed(String message) {
            local.completeExceptionally(new AssertionError(message));
        }
    }

    private HostFile file() {
        return new HostFile(folder.resolve("host"));
    }

    private static URI started(EmbeddedHost host, Heard heard) throws Exception {
        host.start();
        return heard.local.get(30, TimeUnit.SECONDS);
    }

    @Test
    void a_host_that_starts_again_is_reached_under_the_same_port_and_key() throws Exception {
        Heard first = new Heard();
        Heard second = new Heard();
        URI before;
        try (EmbeddedHost host = new EmbeddedHost(first, file())) {
            before = started(host, first);
        }
        String key = file().read().key();
        try (EmbeddedHost host = new EmbeddedHost(second, file())) {
            assertThat(started(host, second)).isEqualTo(before);
        }
        assertThat(file().read().key()).isEqualTo(key);
    }

    @Test
    void a_second_host_on_this_computer_takes_another_port_and_the_first_stays_known() throws Exception {
        Heard first = new Heard();
        Heard second = new Heard();
        try (EmbeddedHost one = new EmbeddedHost(first, file());
                EmbeddedHost other = new EmbeddedHost(second, file())) {
            URI known = started(one, first);
            assertThat(started(other, second)).isNotEqualTo(known);
            assertThat(file().read().port()).isEqualTo(known.getPort());
        }
    }

    @Test
    void an_identity_that_cannot_be_read_is_replaced() throws Exception {
        Files.writeString(folder.resolve("host"), "port=seven");
        assertThat(file().read().port()).isZero();
        assertThat(file().read().key()).hasSize(64);
    }
}
