package dev.parley.server.session;

import io.github.bucket4j.Bucket;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who uses how much, by a name for each user: connections held, and token buckets that outlive the connections, so that
 * reconnecting gains nothing. Not thread-safe; the buckets are.
 *
 * <p>Bound: users without a connection are forgotten, oldest first, when there are more than {@value #REMEMBERED};
 * those with one are bounded by the server's connections.
 */
final class UsageBook {
    static final int REMEMBERED = 10_000;

    private final Rate messages;
    private final Rate connections;
    private final Rate rooms;
    private final Timekeeper time;
    private final Map<String, Usage> usages = new LinkedHashMap<>(16, 0.75f, true);

    /** One user. */
    static final class Usage {
        final Bucket messages;
        final Bucket attempts;
        final Bucket rooms;
        final Guesses guesses = new Guesses();
        int connections;

        private Usage(Bucket messages, Bucket attempts, Bucket rooms) {
            this.messages = messages;
            this.attempts = attempts;
            this.rooms = rooms;
        }
    }

    UsageBook(Rate messages, Rate connections, Rate rooms, Timekeeper time) {
        this.messages = messages;
        this.connections = connections;
        this.rooms = rooms;
        this.time = time;
    }

    Usage of(String user) {
        Usage usage = usages.computeIfAbsent(
                user,
                key -> new Usage(
                        Allowance.bucket(messages, time),
                        Allowance.bucket(connections, time),
                        Allowance.bucket(rooms, time)));
        forgetOldest(usage);
        return usage;
    }

    int size() {
        return usages.size();
    }

    private void forgetOldest(Usage keep) {
        Iterator<Usage> oldest = usages.values().iterator();
        while (usages.size() > REMEMBERED && oldest.hasNext()) {
            Usage candidate = oldest.next();
            if (candidate != keep && candidate.connections == 0) {
                oldest.remove();
            }
        }
    }
}
