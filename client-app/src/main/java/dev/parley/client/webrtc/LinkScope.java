package dev.parley.client.webrtc;

import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkKey;
import dev.parley.client.port.PeerLinks;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one link, shared by its parts: they post to the owner thread and report events through it, and nothing of
 * either happens once it is closed. Each part says here how to undo what it opened, as soon as that is open, so that a link is
 * taken apart completely in the right order, also when it was only half built or when a step fails.
 */
final class LinkScope {
    private static final Logger LOG = LoggerFactory.getLogger(LinkScope.class);

    private final LinkKey key;
    private final OwnerThread owner;
    private final PeerLinks.Listener listener;
    private final Deque<Closing> closings = new ArrayDeque<>();
    private volatile boolean closed;

    private record Closing(String what, Runnable step) {}

    LinkScope(LinkKey key, OwnerThread owner, PeerLinks.Listener listener) {
        this.key = key;
        this.owner = owner;
        this.listener = listener;
    }

    LinkKey key() {
        return key;
    }

    /** Runs a task on the owner thread unless the link is closed by then. Any thread. False if it certainly will not run. */
    boolean post(Runnable task) {
        return !closed
                && owner.post(() -> {
                    if (!closed) {
                        task.run();
                    }
                });
    }

    /** Reports an event. Owner thread. */
    void emit(LinkEvent event) {
        if (closed) {
            return;
        }
        try {
            listener.onEvent(key, event);
        } catch (RuntimeException e) {
            LOG.error(
                    "peer={} The listener failed on {}.",
                    key.peer(),
                    event.getClass().getSimpleName(),
                    e);
        }
    }

    /** What closing the link will do, before what was opened earlier is closed. A dozen steps a link. Owner thread. */
    void onClose(String what, Runnable step) {
        closings.push(new Closing(what, step));
    }

    /** Takes the link apart, the newest part first. Never throws. Owner thread. */
    void close() {
        closed = true;
        while (!closings.isEmpty()) {
            Closing closing = closings.pop();
            Disposal.of(closing.what(), closing.step());
        }
    }
}
