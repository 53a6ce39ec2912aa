package dev.parley.client.app.headless;

import dev.parley.client.app.CertificatesOption;
import dev.parley.client.app.ServerAddress;
import dev.parley.client.app.TurnServer;
import dev.parley.client.core.DeviceChoice;
import dev.parley.client.core.Event;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.QualityChoice;
import dev.parley.client.core.RelayCertificates;
import dev.parley.client.core.SoundProcessing;
import dev.parley.client.media.MediaSettings;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.Entry;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.Limits;
import dev.parley.protocol.Pass;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.Text;
import dev.parley.protocol.Visibility;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options of {@code parley headless}, as the command line's contract lists them. Filled by picocli. */
final class HeadlessOptions {
    private static final int MAX_REPEATS = 10_000;
    private static final SequencedMap<String, QualityChoice> QUALITIES = new LinkedHashMap<>();

    static {
        QUALITIES.put("auto", QualityChoice.AUTO);
        QUALITIES.put("720p", QualityChoice.P720);
        QUALITIES.put("480p", QualityChoice.P480);
        QUALITIES.put("360p", QualityChoice.P360);
        QUALITIES.put("audio-only", QualityChoice.AUDIO_ONLY);
    }

    @Option(
            names = "--server",
            paramLabel = "URL",
            converter = ServerAddress.class,
            description = "signaling server (default: ${DEFAULT-VALUE})")
    URI server = URI.create("ws://127.0.0.1:8443");

    @ArgGroup(multiplicity = "1")
    Where where = new Where();

    /** Exactly one of these. */
    static final class Where {
        @Option(names = "--room", paramLabel = "ID-OR-LINK", description = "the meeting to join")
        @Nullable
        String room;

        @Option(names = "--create", paramLabel = "NAME", description = "create a meeting of this name and join it")
        @Nullable
        String create;
    }

    @Option(names = "--max", paramLabel = "N", description = "with --create: most participants (default: the server's)")
    int max;

    @Option(
            names = "--invite",
            paramLabel = "TOKEN",
            description = "what a link's invite= says; that of the link counts otherwise")
    @Nullable
    String invite;

    @Option(
            names = "--room-password",
            paramLabel = "P",
            description = "the meeting's password; with --create the new meeting's")
    @Nullable
    String roomPassword;

    @Option(
            names = "--knock",
            description = "wait for the host if the meeting asks for that; with --create the new meeting does")
    boolean knock;

    @Option(names = "--admit", description = "as host, let in whoever knocks")
    boolean admit;

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "display name")
    String name = "";

    @Option(names = "--password", paramLabel = "P", description = "the server's password")
    @Nullable
    String password;

    @Option(names = "--token", paramLabel = "T", description = "an access token")
    @Nullable
    String token;

    @Option(names = "--camera", paramLabel = "pattern|off", description = "what is sent (default: ${DEFAULT-VALUE})")
    String camera = "pattern";

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = Size.Converter.class,
            description = "size of the camera's picture (default: 1280x720)")
    Size size = new Size(1280, 720);

    @Option(names = "--fps", paramLabel = "N", description = "the camera's frame rate (default: ${DEFAULT-VALUE})")
    int fps = 30;

    @Option(
            names = "--mic",
            paramLabel = "tone|silence|device|off",
            description = "what is sent (default: ${DEFAULT-VALUE}); only with device is anything played")
    String mic = "tone";

    @Option(
            names = "--processing",
            paramLabel = "all|none",
            description = "with --mic device: what is done to its sound (default: ${DEFAULT-VALUE})")
    String processing = "all";

    @Option(
            names = "--audio",
            paramLabel = "adapted|plain",
            description = "how sound is encoded; plain: as the library does by itself (default: ${DEFAULT-VALUE})")
    String audio = "adapted";

    @Option(
            names = "--view",
            paramLabel = "WxH|full|hidden",
            converter = Size.ViewConverter.class,
            description = "at what size the others are told they are shown (default: 640x360)")
    Size view = new Size(640, 360);

    @Option(
            names = "--window",
            paramLabel = "WxH",
            converter = Size.Converter.class,
            description = "open the app's window on it, its content of that size; then --view has no effect")
    @Nullable
    Size window;

    @Option(names = "--pin", paramLabel = "NAME", description = "tell whoever has this name that they are pinned here")
    @Nullable
    String pin;

    @Option(
            names = "--quality",
            paramLabel = "auto|720p|480p|360p|audio-only",
            description = "how good pictures may be (default: ${DEFAULT-VALUE})")
    String quality = "auto";

    @Option(names = "--say", paramLabel = "TEXT", description = "a chat message to everybody, once all are connected")
    List<String> say = List.of();

    @Option(names = "--ice", paramLabel = "all|relay", description = "candidates to use (default: ${DEFAULT-VALUE})")
    String ice = "all";

    @Option(names = "--stun", paramLabel = "URL", description = "a STUN server, stun:HOST:PORT")
    List<String> stun = List.of();

    @Option(
            names = "--turn",
            paramLabel = "URL,USER,PASS",
            converter = TurnServer.class,
            description = "a TURN server, turn:HOST:PORT,USER,PASS")
    List<IceServer> turn = List.of();

    @Option(
            names = "--turn-certificates",
            paramLabel = "checked|any",
            converter = CertificatesOption.class,
            description = CertificatesOption.DESCRIPTION)
    RelayCertificates turnCertificates = RelayCertificates.CHECKED;

    @Option(names = "--pings", paramLabel = "N", description = "data channel round trips to each peer once connected")
    int pings;

    @Option(
            names = "--peers",
            paramLabel = "N",
            description = "speak and rejoin only when so many others are connected")
    int peers = 1;

    @Option(
            names = "--rejoin",
            paramLabel = "N",
            description = "leave and join again so often, each time when connected")
    int rejoin;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "leave so long after the (last) join (default: at SIGINT)")
    int seconds;

    @Option(names = "--json", description = "one JSON object a line on standard output")
    boolean json;

    @Option(names = "--shots", paramLabel = "DIR", hidden = true, description = "write each peer's last picture there")
    @Nullable
    Path shots;

    @Option(names = "--rehearse", hidden = true, description = "hold a meeting of two in this process instead")
    boolean rehearse;

    @Option(names = "--until-eof", hidden = true, description = "leave when standard input ends")
    boolean untilEof;

    @Option(
            names = {"--record", "--send", "--accept"},
            paramLabel = "FILE",
            hidden = true)
    @Nullable
    String notYet;

    /**
     * Checks what picocli cannot.
     *
     * @throws InvalidFieldException with a sentence that says what to write instead
     */
    void check() {
        if (notYet != null) {
            throw wrong("--record, --send and --accept", "are not available in this version. Leave them out.");
        }
        Text.name("name", name);
        oneOf("--ice", ice, "all", "relay");
        oneOf("--quality", quality, QUALITIES.keySet().toArray(String[]::new));
        source("--camera", camera, "pattern");
        source("--mic", mic, "tone", "silence", "device");
        oneOf("--processing", processing, "all", "none");
        oneOf("--audio", audio, "adapted", "plain");
        Stream.of(pings, peers, rejoin, seconds, max).forEach(n -> range("A number", n, 0, MAX_REPEATS));
        range("--seconds", seconds, 0, Integer.MAX_VALUE);
        stun.forEach(HeadlessOptions::checkStun);
        target();
        media();
        credentials();
        checkDoor();
    }

    private void checkDoor() {
        String typed = roomPassword;
        if (typed != null && typed.length() < Limits.ROOM_PASSWORD_MIN_LENGTH) {
            throw wrong("--room-password", "has at least " + Limits.ROOM_PASSWORD_MIN_LENGTH + " characters.");
        }
        pass();
    }

    /** What is shown at the door of the meeting to join. */
    Pass pass() {
        return new Pass(roomPassword, invite == null ? linkInvite() : invite, knock);
    }

    private @Nullable String linkInvite() {
        String room = where.room;
        String found = room == null || !room.contains(":")
                ? ""
                : MeetingLink.parse(room).invite();
        return found.isEmpty() ? null : found;
    }

    /** The meeting to create. */
    Event.CreateRoom creation() {
        String title = where.create == null ? name : where.create;
        Entry entry = knock ? Entry.KNOCK : Entry.OPEN;
        return new Event.CreateRoom(
                title, Visibility.PUBLIC, max, false, entry, roomPassword == null ? "" : roomPassword);
    }

    /** The meeting to join; empty room for {@code --create}. */
    Target target() {
        String room = where.room;
        if (room == null) {
            Text.name("name", where.create == null ? "" : where.create);
            return new Target(server, null);
        }
        if (room.contains(":")) {
            MeetingLink link = MeetingLink.parse(room);
            return new Target(link.server(), link.room());
        }
        return new Target(server, new RoomId(room));
    }

    /** Where to go. */
    record Target(URI server, @Nullable RoomId room) {}

    MediaSettings media() {
        try {
            return new MediaSettings(
                    "off".equals(camera) ? MediaSettings.Camera.OFF : MediaSettings.Camera.PATTERN,
                    size.width(),
                    size.height(),
                    fps,
                    microphone(),
                    name,
                    "plain".equals(audio));
        } catch (IllegalArgumentException e) {
            throw new InvalidFieldException("camera", String.valueOf(e.getMessage()));
        }
    }

    private MediaSettings.Microphone microphone() {
        return switch (mic) {
            case "off" -> MediaSettings.Microphone.OFF;
            case "silence" -> MediaSettings.Microphone.SILENCE;
            case "device" -> MediaSettings.Microphone.DEVICE;
            default -> MediaSettings.Microphone.TONE;
        };
    }

    /** The default devices, and what is done to the microphone's sound. */
    DeviceChoice devices() {
        return DeviceChoice.DEFAULT.withProcessing(
                "none".equals(processing) ? SoundProcessing.NONE : SoundProcessing.ALL);
    }

    QualityChoice qualityChoice() {
        return Objects.requireNonNull(QUALITIES.get(quality));
    }

    /** Whether pictures of others are asked for. */
    boolean showsPictures() {
        return view.width() > 0 && qualityChoice() != QualityChoice.AUDIO_ONLY;
    }

    Credentials credentials() {
        if (token != null) {
            return new Credentials.Token(token);
        }
        return password != null ? new Credentials.Password(password) : new Credentials.Guest();
    }

    List<IceServer> iceServers() {
        List<IceServer> servers = new ArrayList<>(turn);
        stun.forEach(url -> servers.add(new IceServer(List.of(url), "", "")));
        return List.copyOf(servers);
    }

    private static void source(String option, String value, String... synthetic) {
        if (!List.of(synthetic).contains(value) && !value.equals("off")) {
            throw wrong(
                    option,
                    "takes " + String.join(", ", synthetic)
                            + " or off. A file as a source is not available in this version.");
        }
    }

    private static void checkStun(String url) {
        if (!url.startsWith("stun:") && !url.startsWith("stuns:")) {
            throw wrong("--stun", "takes stun:HOST:PORT.");
        }
    }

    private static void oneOf(String option, String value, String... allowed) {
        if (!List.of(allowed).contains(value)) {
            throw wrong(option, "takes " + String.join(" or ", allowed) + ".");
        }
    }

    private static void range(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw wrong(option, "must be " + min + " to " + max + ".");
        }
    }

    private static InvalidFieldException wrong(String option, String sentence) {
        return new InvalidFieldException(option, option + " " + sentence);
    }
}
