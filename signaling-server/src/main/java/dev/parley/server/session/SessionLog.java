package dev.parley.server.session;

import dev.parley.protocol.ClientMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** The log's lines about sessions. Each carries the correlation of what caused it. */
final class SessionLog {
    private static final Logger LOG = LoggerFactory.getLogger("server.session");

    private SessionLog() {}

    static LoggingEventBuilder event(Level level, String correlation) {
        return LOG.atLevel(level).addKeyValue("correlation", correlation);
    }

    /** {@code identity}: whose account the client came with; null for a guest. */
    static void started(ClientMessage.Hello hello, @Nullable Identity identity, String correlation) {
        LoggingEventBuilder event = event(Level.INFO, correlation).addKeyValue("client", quoted(hello.client()));
        if (identity != null) {
            event = event.addKeyValue("account", identity.account());
        }
        event.log("Session started");
    }

    /** One line it is already; without quotes of its own it cannot look like several values either. */
    private static String quoted(String text) {
        return '"' + text.replace('"', '\'') + '"';
    }
}
