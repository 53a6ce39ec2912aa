package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.session.Rate;
import dev.parley.server.session.RateSettings;
import dev.parley.server.session.SessionSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Clients that ask again as soon as they are answered, and say nothing before: an answer that the library forgets to write never comes.
 * Without the {@link WriteReminder} one does not, once in a long while.
 */
@EnabledIfSystemProperty(named = "parley.tests", matches = "long", disabledReason = "takes two minutes")
class EveryAnswerTest {
    private static final int CLIENTS = 4;
    private static final Duration TIME = Duration.ofMinutes(2);
    private static final Rate ANY = new Rate(1_000_000_000, 1_000_000_000);
    private static final ServerSettings SETTINGS =
            ServerSettings.DEFAULTS.withSessions(SessionSettings.DEFAULTS.withLimits(RateSettings.all(ANY)));

    @Test
    void everybody_who_asks_is_answered() throws Exception {
        try (SignalingServer server = SignalingServer.start(SETTINGS);
                ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            long end = System.nanoTime() + TIME.toNanos();
            Callable<Long> asking = () -> ask(server, end);
            List<Future<Long>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                all.add(threads.submit(asking));
            }
            long answers = 0;
            for (Future<Long> each : all) {
                answers += each.get();
            }
            System.out.println("Answers: " + answers + ".");
        }
    }

    /** An answer that does not come ends this with an error. */
    private static long ask(SignalingServer server, long end) {
        try (TestClient client = TestClient.welcomed(server.url())) {
            long answers = 0;
            while (System.nanoTime() - end < 0) {
                client.say(new ClientMessage.Ping());
                assertThat(client.next().message()).isInstanceOf(ServerMessage.Pong.class);
                answers++;
            }
            return answers;
        }
    }
}
