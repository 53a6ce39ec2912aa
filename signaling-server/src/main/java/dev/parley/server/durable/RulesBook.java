package dev.parley.server.durable;

import dev.parley.protocol.RoomId;
import dev.parley.server.room.AccessRules;
import dev.parley.server.room.RoomPassword;
import dev.parley.server.store.RoomRules;
import dev.parley.server.store.Rooms;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may come into durable rooms, as it was changed last, and of which rooms that is not on disk yet. Any thread.
 *
 * <p>Bound: {@value #MOST_ROOMS} rooms; at the bound the one that has not changed for longest is forgotten. If it is not on disk then, because the
 * database has been away for long, the log says so.
 */
final class RulesBook {
    static final int MOST_ROOMS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger("server.durable");

    private final Rooms rooms;
    private final Map<RoomId, AccessRules> newest = new LinkedHashMap<>();
    private final Set<RoomId> waiting = new LinkedHashSet<>();

    RulesBook(Rooms rooms) {
        this.rooms = rooms;
    }

    void note(RoomId room, AccessRules rules) {
        synchronized (newest) {
            newest.remove(room);
            newest.put(room, rules);
            waiting.add(room);
            if (newest.size() > MOST_ROOMS) {
                RoomId oldest = newest.keySet().iterator().next();
                newest.remove(oldest);
                if (waiting.remove(oldest)) {
                    LOG.warn("The database was away for so long that a change of who may enter a room is lost");
                }
            }
        }
    }

    boolean owes(RoomId room) {
        return waiting(room).isPresent();
    }

    private Optional<AccessRules> waiting(RoomId room) {
        synchronized (newest) {
            return Optional.of(room).filter(waiting::contains).map(newest::get);
        }
    }

    /** The newer of those that were read, maybe a while ago, and those that were noted. */
    AccessRules newest(RoomId room, AccessRules read) {
        synchronized (newest) {
            AccessRules noted = newest.getOrDefault(room, read);
            return noted.version() > read.version() ? noted : read;
        }
    }

    /**
     * Writes the rules of a room, and returns when they are on disk.
     *
     * @throws RuntimeException if the database is away; then they wait on
     */
    void write(RoomId room) {
        waiting(room).ifPresent(rules -> {
            rooms.keepRules(room, written(rules));
            synchronized (newest) {
                if (rules.equals(newest.get(room))) {
                    waiting.remove(room);
                }
            }
        });
    }

    /** Writes what could not be written before, until that fails again. */
    void tick() {
        List<RoomId> all;
        synchronized (newest) {
            all = List.copyOf(waiting);
        }
        try {
            all.forEach(this::write);
        } catch (RuntimeException away) {
            LOG.atWarn()
                    .addKeyValue("kind", away.getClass().getSimpleName())
                    .log("Who may enter rooms could not be written; it is tried again");
        }
    }

    static RoomRules written(AccessRules rules) {
        RoomPassword password = rules.password();
        return new RoomRules(
                rules.entry(),
                rules.locked(),
                password == null ? null : password.salt(),
                password == null ? null : password.hash(),
                rules.version(),
                rules.revokedAt());
    }

    static AccessRules read(RoomRules rules) {
        return new AccessRules(
                rules.entry(),
                rules.locked(),
                password(rules.passwordSalt(), rules.passwordHash()),
                rules.version(),
                rules.revokedAt());
    }

    private static @Nullable RoomPassword password(@Nullable String salt, @Nullable String hash) {
        return salt == null || hash == null ? null : new RoomPassword(salt, hash);
    }
}
