package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private final Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
    private final PrintStream errors = System.err;

    @AfterEach
    void restore() {
        Thread.setDefaultUncaughtExceptionHandler(handler);
        System.setErr(errors);
    }

    @Test
    void an_exception_that_nobody_caught_is_logged() throws InterruptedException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        Threads.logUncaught();
        Thread thread = new Thread(
                () -> {
                    throw new IllegalStateException("planted");
                },
                "careless");
        thread.start();
        thread.join();
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("thread=careless", "Nobody caught this exception", "IllegalStateException: planted");
    }
}
