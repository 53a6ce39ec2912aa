package dev.parley.server.main;

import dev.parley.protocol.Limits;
import dev.parley.server.main.Sources.Sourced;
import dev.parley.server.net.ServerSettings;
import dev.parley.server.net.SocketSettings;
import dev.parley.server.room.RoomSettings;
import dev.parley.server.room.Tickets;
import dev.parley.server.session.Access;
import dev.parley.server.session.HmacTickets;
import dev.parley.server.session.IceSettings;
import dev.parley.server.session.SessionSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the standalone server runs with.
 *
 * @param httpPort where {@code /health} is, 0 for any free port
 * @param logLevel one of slf4j-simple's
 */
record Configuration(ServerSettings server, int httpPort, String logLevel) {
    /** Host and port of a STUN or TURN URI (RFC 7064, RFC 7065). */
    private static final String AUTHORITY =
            "([A-Za-z0-9._-]{1,240}|\\[[0-9A-Fa-f:.]{2,45}\\])(:([1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]))?";

    private static final Pattern STUN = Pattern.compile("stuns?:" + AUTHORITY);
    private static final Pattern TURN = Pattern.compile("turns?:" + AUTHORITY + "(\\?transport=(udp|tcp))?");
    private static final Pattern ORIGIN = Pattern.compile("https?://[^\\s,/]{1,240}");
    private static final Set<String> LOG_LEVELS = Set.of("error", "warn", "info", "debug");

    static Configuration of(Sources sources) throws ConfigurationException {
        ServerSettings server = new ServerSettings(
                host(sources),
                number(sources, Setting.PORT, 0, 65_535),
                rooms(sources),
                SessionSettings.DEFAULTS.withAccess(access(sources)),
                sockets(sources),
                ice(sources),
                tickets(sources));
        return new Configuration(server, number(sources, Setting.HTTP_PORT, 0, 65_535), logLevel(sources));
    }

    private static RoomSettings rooms(Sources sources) throws ConfigurationException {
        int cap = number(sources, Setting.MAX_PARTICIPANTS, 2, Limits.ROOM_CEILING);
        return RoomSettings.DEFAULTS
                .withMaxParticipants(cap)
                .withGrace(1_000L * number(sources, Setting.GRACE_SECONDS, 0, 3_600));
    }

    private static SocketSettings sockets(Sources sources) throws ConfigurationException {
        return SocketSettings.DEFAULTS
                .withConnections(
                        number(sources, Setting.MAX_CONNECTIONS, 1, 100_000),
                        number(sources, Setting.MAX_CONNECTIONS_PER_ADDRESS, 1, 100_000))
                .withAllowedOrigins(Set.copyOf(list(sources, Setting.ALLOWED_ORIGINS, ORIGIN, 100)));
    }

    private static IceSettings ice(Sources sources) throws ConfigurationException {
        List<String> turn = list(sources, Setting.TURN_SERVERS, TURN, IceSettings.MAX_URLS);
        String secret = text(sources, Setting.TURN_SECRET, 1024);
        if (!turn.isEmpty() && secret.isEmpty()) {
            throw wrong(Setting.TURN_SECRET, sources.get(Setting.TURN_SECRET));
        }
        return new IceSettings(
                list(sources, Setting.STUN_SERVERS, STUN, IceSettings.MAX_URLS),
                turn,
                secret,
                number(sources, Setting.TURN_TTL_SECONDS, IceSettings.LEAST_TTL_SECONDS, 604_800));
    }

    private static Access access(Sources sources) throws ConfigurationException {
        return new Access(
                text(sources, Setting.SERVER_PASSWORD, Limits.PASSWORD_LENGTH),
                text(sources, Setting.SERVER_TOKEN, Limits.TOKEN_LENGTH));
    }

    private static String host(Sources sources) throws ConfigurationException {
        Sourced host = sources.get(Setting.HOST);
        try {
            if (!host.value().isBlank()) {
                return InetAddress.getByName(host.value()).getHostAddress();
            }
        } catch (UnknownHostException e) {
            throw wrong(Setting.HOST, host);
        }
        throw wrong(Setting.HOST, host);
    }

    /** Signed with the key that was set, or else the one in the data folder; null if there is neither. */
    private static @Nullable Tickets tickets(Sources sources) throws ConfigurationException {
        Optional<Path> data = data(sources);
        Sourced set = sources.get(Setting.TICKET_KEY);
        if (!set.value().isEmpty()) {
            return new HmacTickets(TicketKey.parse(set.value()).orElseThrow(() -> wrong(Setting.TICKET_KEY, set)));
        }
        return data.isPresent() ? new HmacTickets(TicketKey.in(data.get())) : null;
    }

    private static Optional<Path> data(Sources sources) throws ConfigurationException {
        Sourced data = sources.get(Setting.DATA);
        if (!data.value().isEmpty() && !isUsableFolder(data.value())) {
            throw wrong(Setting.DATA, data);
        }
        return Optional.of(data.value()).filter(name -> !name.isEmpty()).map(Path::of);
    }

    private static boolean isUsableFolder(String name) {
        try {
            return Files.isWritable(Files.createDirectories(Path.of(name)));
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    private static String logLevel(Sources sources) throws ConfigurationException {
        Sourced level = sources.get(Setting.LOG_LEVEL);
        if (!LOG_LEVELS.contains(level.value())) {
            throw wrong(Setting.LOG_LEVEL, level);
        }
        return level.value();
    }

    private static int number(Sources sources, Setting setting, int least, int most) throws ConfigurationException {
        Sourced sourced = sources.get(setting);
        try {
            int number = Integer.parseInt(sourced.value());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(setting, sourced);
        }
        throw wrong(setting, sourced);
    }

    private static List<String> list(Sources sources, Setting setting, Pattern form, int most)
            throws ConfigurationException {
        Sourced sourced = sources.get(setting);
        List<String> items = Arrays.stream(sourced.value().split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
        if (items.size() > most || !items.stream().allMatch(form.asMatchPredicate())) {
            throw wrong(setting, sourced);
        }
        return items;
    }

    private static String text(Sources sources, Setting setting, int most) throws ConfigurationException {
        Sourced sourced = sources.get(setting);
        if (sourced.value().length() > most) {
            throw wrong(setting, sourced);
        }
        return sourced.value();
    }

    private static ConfigurationException wrong(Setting setting, Sourced sourced) {
        String shown = setting.isSecret() ? "not usable" : "\"" + sourced.value() + "\"";
        return new ConfigurationException(
                "The value from " + sourced.origin() + " is " + shown + ". It must be " + setting.allowed() + ".");
    }
}
