package dev.parley.server.main;

import dev.parley.protocol.Capability;
import dev.parley.protocol.Limits;
import dev.parley.server.http.BearerToken;
import dev.parley.server.main.Sources.Sourced;
import dev.parley.server.net.AddressRange;
import dev.parley.server.net.ServerSettings;
import dev.parley.server.net.SocketSettings;
import dev.parley.server.net.TrustedProxies;
import dev.parley.server.net.tls.CertificateFiles;
import dev.parley.server.net.tls.CertificateFilesException;
import dev.parley.server.room.RoomSettings;
import dev.parley.server.room.Tickets;
import dev.parley.server.session.Access;
import dev.parley.server.session.Accounts;
import dev.parley.server.session.HmacTickets;
import dev.parley.server.session.IceSettings;
import dev.parley.server.session.RoomStore;
import dev.parley.server.session.SessionSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the standalone server runs with.
 *
 * @param accounts how accounts are kept; null for a server without any
 * @param httpPort where {@code /health} is, 0 for any free port
 * @param drain how long {@code /ready} says no before clients are sent away
 * @param logLevel one of error, warn, info, debug
 * @param logFormat text or json
 * @param admin the address for admins; null for none
 */
record Configuration(
        ServerSettings server,
        @Nullable AccountSettings accounts,
        int httpPort,
        Duration drain,
        String logLevel,
        String logFormat,
        @Nullable AdminSettings admin) {
    /** Host and port of a STUN or TURN URI (RFC 7064, RFC 7065). */
    private static final String AUTHORITY =
            "([A-Za-z0-9._-]{1,240}|\\[[0-9A-Fa-f:.]{2,45}\\])(:([1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]))?";

    private static final Pattern STUN = Pattern.compile("stuns?:" + AUTHORITY);
    private static final Pattern TURN = Pattern.compile("turns?:" + AUTHORITY + "(\\?transport=(udp|tcp))?");
    private static final Pattern ORIGIN = Pattern.compile("https?://[^\\s,/]{1,240}");
    private static final Pattern ANYTHING = Pattern.compile(".+");
    private static final Set<String> LOG_LEVELS = Set.of("error", "warn", "info", "debug");
    private static final Set<String> LOG_FORMATS = Set.of("text", "json");

    static Configuration of(Sources sources) throws ConfigurationException {
        ServerSettings server = new ServerSettings(
                host(sources, Setting.HOST),
                number(sources, Setting.PORT, 0, 65_535),
                rooms(sources),
                SessionSettings.DEFAULTS
                        .withAccess(access(sources))
                        .withCapabilities(List.of(Capability.ENTRY, Capability.REPORT))
                        .withLinkBase(LinkSettings.base(sources)),
                sockets(sources),
                ice(sources),
                tickets(sources),
                RoomStore.NONE,
                LinkSettings.pages(sources));
        return new Configuration(
                server,
                AccountSettings.of(sources),
                number(sources, Setting.HTTP_PORT, 0, 65_535),
                Duration.ofSeconds(number(sources, Setting.DRAIN_SECONDS, 0, 3_600)),
                oneOf(sources, Setting.LOG_LEVEL, LOG_LEVELS),
                oneOf(sources, Setting.LOG_FORMAT, LOG_FORMATS),
                admin(sources));
    }

    /** The same with accounts that are open, and what is kept for their owners. */
    ServerSettings serverWith(Accounts accounts, RoomStore store) {
        SessionSettings sessions = server.sessions();
        List<String> capabilities = Stream.concat(
                        sessions.capabilities().stream(), Stream.of(Capability.DURABLE_ROOMS, Capability.INVITATIONS))
                .toList();
        return server.withSessions(sessions.withAccess(sessions.access().withAccounts(accounts))
                        .withCapabilities(capabilities))
                .withStore(store);
    }

    private static RoomSettings rooms(Sources sources) throws ConfigurationException {
        int cap = number(sources, Setting.MAX_PARTICIPANTS, 2, Limits.ROOM_CEILING);
        return RoomSettings.DEFAULTS
                .withMaxParticipants(cap)
                .withGrace(1_000L * number(sources, Setting.GRACE_SECONDS, 0, 3_600))
                .withKnock(1_000L * number(sources, Setting.KNOCK_SECONDS, 5, 3_600));
    }

    private static SocketSettings sockets(Sources sources) throws ConfigurationException {
        return SocketSettings.DEFAULTS
                .withConnections(
                        number(sources, Setting.MAX_CONNECTIONS, 1, 100_000),
                        number(sources, Setting.MAX_CONNECTIONS_PER_ADDRESS, 1, 100_000))
                .withAllowedOrigins(Set.copyOf(list(sources, Setting.ALLOWED_ORIGINS, ORIGIN, 100)))
                .withProxies(proxies(sources))
                .withCertificates(certificates(sources));
    }

    /** Null if the server is to speak plain WebSocket. */
    private static @Nullable CertificateFiles certificates(Sources sources) throws ConfigurationException {
        Sourced certificate = sources.get(Setting.TLS_CERTIFICATE);
        Sourced key = sources.get(Setting.TLS_KEY);
        if (certificate.value().isEmpty() && key.value().isEmpty()) {
            return null;
        }
        if (certificate.value().isEmpty()) {
            throw half(Setting.TLS_KEY, key, Setting.TLS_CERTIFICATE);
        }
        if (key.value().isEmpty()) {
            throw half(Setting.TLS_CERTIFICATE, certificate, Setting.TLS_KEY);
        }
        try {
            return CertificateFiles.of(Path.of(certificate.value()), Path.of(key.value()));
        } catch (CertificateFilesException | InvalidPathException e) {
            throw new ConfigurationException("TLS cannot be used as " + certificate.origin() + " and " + key.origin()
                    + " say. " + e.getMessage());
        }
    }

    /** Of two settings that need each other one is missing. */
    static ConfigurationException half(Setting set, Sourced value, Setting missing) {
        return new ConfigurationException(
                "The value from " + value.origin() + " is \"" + value.value() + "\", and " + missing.variable()
                        + " is not set. It must be " + missing.allowed() + ".",
                set);
    }

    private static TrustedProxies proxies(Sources sources) throws ConfigurationException {
        List<AddressRange> ranges = new ArrayList<>();
        for (String item : list(sources, Setting.TRUSTED_PROXIES, ANYTHING, 1_000)) {
            ranges.add(AddressRange.parse(item)
                    .orElseThrow(() -> wrong(Setting.TRUSTED_PROXIES, sources.get(Setting.TRUSTED_PROXIES))));
        }
        Sourced named = sources.get(Setting.FORWARDED_HEADER);
        return Arrays.stream(TrustedProxies.Header.values())
                .filter(header -> header.field().equals(named.value().toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(header -> new TrustedProxies(ranges, header))
                .orElseThrow(() -> wrong(Setting.FORWARDED_HEADER, named));
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
        boolean guests = oneOf(sources, Setting.GUESTS, Set.of("on", "off")).equals("on");
        Access access = new Access(
                text(sources, Setting.SERVER_PASSWORD, Limits.PASSWORD_LENGTH),
                text(sources, Setting.SERVER_TOKEN, Limits.TOKEN_LENGTH),
                guests,
                Accounts.NONE);
        boolean accounts = !sources.get(Setting.ACCOUNTS).value().equals("off");
        if (!guests && !accounts && access.token().isEmpty()) {
            throw new ConfigurationException(
                    "Guests are off and there are no accounts, so nobody could come in."
                            + " Set ACCOUNTS to admin or open, or GUESTS to on.",
                    Setting.GUESTS);
        }
        if (!guests && !access.password().isEmpty()) {
            throw new ConfigurationException(
                    "The server's password is for guests, and guests are off. Remove SERVER_PASSWORD, or set GUESTS to on.",
                    Setting.GUESTS);
        }
        return access;
    }

    private static @Nullable AdminSettings admin(Sources sources) throws ConfigurationException {
        if (sources.get(Setting.ADMIN_PORT).value().isEmpty()) {
            return null;
        }
        return new AdminSettings(
                host(sources, Setting.ADMIN_HOST), number(sources, Setting.ADMIN_PORT, 0, 65_535), adminToken(sources));
    }

    private static BearerToken adminToken(Sources sources) throws ConfigurationException {
        Sourced set = sources.get(Setting.ADMIN_TOKEN);
        if (!set.value().isEmpty()) {
            if (!AdminSettings.isToken(set.value())) {
                throw wrong(Setting.ADMIN_TOKEN, set);
            }
            return new BearerToken(set.value());
        }
        Path data = data(sources)
                .orElseThrow(() -> new ConfigurationException(
                        "The admin's address needs a token. Start the server with --data DIR, where it makes one, or set"
                                + " ADMIN_TOKEN.",
                        Setting.ADMIN_PORT));
        return AdminSettings.tokenIn(data, sources.trial());
    }

    private static String host(Sources sources, Setting setting) throws ConfigurationException {
        Sourced host = sources.get(setting);
        try {
            if (!host.value().isBlank()) {
                return InetAddress.getByName(host.value()).getHostAddress();
            }
        } catch (UnknownHostException e) {
            throw wrong(setting, host);
        }
        throw wrong(setting, host);
    }

    /** Signed with the key that was set, or else the one in the data folder; null if there is neither. */
    private static @Nullable Tickets tickets(Sources sources) throws ConfigurationException {
        Optional<Path> data = data(sources);
        Sourced set = sources.get(Setting.TICKET_KEY);
        if (!set.value().isEmpty()) {
            return new HmacTickets(KeyFile.parse(set.value()).orElseThrow(() -> wrong(Setting.TICKET_KEY, set)));
        }
        return data.isPresent() ? new HmacTickets(KeyFile.TICKETS.in(data.get(), sources.trial())) : null;
    }

    static Optional<Path> data(Sources sources) throws ConfigurationException {
        Sourced data = sources.get(Setting.DATA);
        if (!data.value().isEmpty() && !isUsableFolder(data.value(), sources.trial())) {
            throw wrong(Setting.DATA, data);
        }
        return Optional.of(data.value()).filter(name -> !name.isEmpty()).map(Path::of);
    }

    private static boolean isUsableFolder(String name, boolean trial) {
        try {
            Path folder = Path.of(name).toAbsolutePath();
            return trial ? couldBeMade(folder) : Files.isWritable(Files.createDirectories(folder));
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    private static boolean couldBeMade(Path folder) {
        Path there = folder;
        while (there != null && Files.notExists(there)) {
            there = there.getParent();
        }
        return there != null && Files.isDirectory(there) && Files.isWritable(there);
    }

    static String oneOf(Sources sources, Setting setting, Set<String> words) throws ConfigurationException {
        Sourced word = sources.get(setting);
        if (!words.contains(word.value())) {
            throw wrong(setting, word);
        }
        return word.value();
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

    static ConfigurationException wrong(Setting setting, Sourced sourced) {
        String shown = setting.isSecret() ? "not usable" : "\"" + sourced.value() + "\"";
        return new ConfigurationException(
                "The value from " + sourced.origin() + " is " + shown + ". It must be " + setting.allowed() + ".",
                setting);
    }
}
