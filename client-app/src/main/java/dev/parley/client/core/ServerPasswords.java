package dev.parley.client.core;

import dev.parley.protocol.Credentials;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Passwords of servers, with which guests come in there. They are in memory for this run of the program, until one signs out, and each
 * goes to its own server only.
 *
 * @param known by the server's URL, in the order they were typed; at most {@value #MOST}, at the bound the oldest is forgotten
 * @param asking the server that wants its password before it lets this person to the meeting they asked for last; null for none
 */
public record ServerPasswords(
        Map<URI, Credentials.Password> known, @Nullable URI asking) {
    /** More servers than anybody visits in a day. */
    static final int MOST = 16;

    /** None, and none is asked for. */
    public static final ServerPasswords NONE = new ServerPasswords(Map.of(), null);

    public ServerPasswords {
        known = AppState.ordered(known);
    }

    /** Null while none is known. */
    Credentials.@Nullable Password of(@Nullable URI server) {
        return server == null ? null : known.get(server);
    }

    /** Whether one need not be asked for it. */
    public boolean knows(@Nullable URI server) {
        return of(server) != null;
    }

    ServerPasswords with(URI server, Credentials.Password password) {
        Map<URI, Credentials.Password> more = new LinkedHashMap<>(known);
        more.remove(server);
        more.put(server, password);
        if (more.size() > MOST) {
            more.remove(more.keySet().iterator().next());
        }
        return new ServerPasswords(more, asking);
    }

    ServerPasswords without(URI server) {
        Map<URI, Credentials.Password> fewer = new LinkedHashMap<>(known);
        fewer.remove(server);
        return new ServerPasswords(fewer, asking);
    }

    ServerPasswords askedBy(@Nullable URI server) {
        return new ServerPasswords(known, server);
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "ServerPasswords[known=" + known.keySet() + ", asking=" + asking + "]";
    }
}
