package dev.parley.server.session;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Limits;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.room.RoomSettings;
import org.jspecify.annotations.Nullable;

/** The negotiation of {@code hello} and {@code welcome}: version, capabilities, credentials. Any thread. */
public final class Greeting {
    private final SessionSettings settings;
    private final RoomSettings rooms;

    public Greeting(SessionSettings settings, RoomSettings rooms) {
        this.settings = settings;
        this.rooms = rooms;
    }

    /** What a {@code hello} leads to. */
    public sealed interface Outcome {}

    /**
     * The client is in.
     *
     * @param identity whose account it came with; null for a guest
     */
    public record Welcomed(
            ServerMessage.Welcome welcome, @Nullable Identity identity) implements Outcome {}

    /** The client is not let in, and its connection ends. */
    public record Refused(ErrorCode code, String sentence) implements Outcome {}

    /** Answers a client's first message. */
    public Outcome answer(ClientMessage.Hello hello, String session) {
        if (hello.protocol() < 1) {
            return new Refused(
                    ErrorCode.UNSUPPORTED_VERSION,
                    "This server speaks protocol 1 to " + Limits.PROTOCOL_VERSION + ". Update the app.");
        }
        return switch (settings.access().decide(hello.credentials())) {
            case Access.Admitted(Identity identity) -> new Welcomed(welcome(hello, session), identity);
            case Access.Refused(ErrorCode code, String sentence) -> new Refused(code, sentence);
        };
    }

    private ServerMessage.Welcome welcome(ClientMessage.Hello hello, String session) {
        return new ServerMessage.Welcome(
                Math.min(hello.protocol(), Limits.PROTOCOL_VERSION),
                session,
                settings.server(),
                settings.capabilities().stream()
                        .filter(hello.capabilities()::contains)
                        .toList(),
                rooms.maxParticipants(),
                settings.heartbeatMillis(),
                rooms.graceMillis(),
                settings.linkBase());
    }
}
