package dev.parley.client.app.window;

import dev.parley.client.app.doctor.Checkup;
import dev.parley.client.app.doctor.MeetingDevices;
import dev.parley.client.core.AppState;
import dev.parley.client.core.ConnectionPhase;
import dev.parley.client.core.Hosting;
import dev.parley.client.core.RelayCertificates;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.text.Texts;
import dev.parley.protocol.IceServer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the doctor looks at from within the app: what this client uses now. */
final class Patient {
    /** Whoever reads of screens here looks for a button that shares one. */
    private static final boolean SHARES_SCREEN = false;

    private Patient() {}

    static Checkup.Subject of(AppState state, RelayCertificates certificates) {
        boolean inside = state.room().phase() == RoomPhase.JOINED;
        List<IceServer> servers = Stream.concat(state.room().iceServers().stream(), state.ice().extra().stream())
                .toList();
        return new Checkup.Subject(
                server(state),
                first(servers, url -> url.startsWith("stun:"))
                        .map(server -> server.urls().getFirst())
                        .orElse(null),
                first(servers, url -> url.startsWith("turn")).orElse(null),
                certificates,
                inside ? MeetingDevices.of(state.media()) : List.of(),
                unnamed(state, inside),
                SHARES_SCREEN);
    }

    /** What to say of STUN and TURN servers where there are none. */
    private static String unnamed(AppState state, boolean inside) {
        if (Hosting.isHere(state)) {
            return Texts.of("app.doctor.unnamed.here");
        }
        return inside ? Texts.of("app.doctor.unnamed.inside") : Texts.of("app.doctor.unnamed.outside");
    }

    /** The one in use; else the doctor starts one of its own. */
    private static @Nullable URI server(AppState state) {
        return state.connection().phase() == ConnectionPhase.CONNECTED
                ? state.connection().server()
                : null;
    }

    /** The first server with such an address, with that address alone. */
    private static Optional<IceServer> first(List<IceServer> servers, Predicate<String> kind) {
        return servers.stream()
                .flatMap(server -> server.urls().stream()
                        .filter(kind)
                        .map(url -> new IceServer(List.of(url), server.username(), server.credential())))
                .findFirst();
    }
}
