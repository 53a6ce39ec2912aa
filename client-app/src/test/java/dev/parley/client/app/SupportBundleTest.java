package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.AppState;
import dev.parley.client.core.ClaimSecret;
import dev.parley.client.core.Event;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkKey;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.Program;
import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.Entry;
import dev.parley.protocol.EntryMessage;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.Invitation;
import dev.parley.protocol.InvitationState;
import dev.parley.protocol.InviteInfo;
import dev.parley.protocol.OidcProvider;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Pass;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.StoreReply;
import dev.parley.protocol.Visibility;
import dev.parley.protocol.VisitInfo;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupportBundleTest {
    private static final RoomId ROOM = new RoomId("lusab-babad-gutih");
    private static final long NOW = 1_800_000_000_000L;
    private static final String TICKET = "planted-ticket";
    private static final String CREDENTIAL = "planted-turn-credential";
    private static final String TEXT = "planted chat text";
    private static final String EMAIL = "ada@hidden-place.example";
    private static final String ACCESS_TOKEN = "access-t0ken";
    private static final String REFRESH_TOKEN = "refresh-t0ken";
    private static final String ICE_PASSWORD = "plantedIcePassword";
    private static final String PASSWORD = "planted-server-password";
    private static final String ACCOUNT_PASSWORD = "planted account password";
    private static final String USER = "planted-user";
    private static final String OWNER = "Planted Owner";
    private static final String ID_TOKEN = "planted-id-t0ken";
    private static final String DOOR_PASSWORD = "planted-door-password";
    private static final String SERVER_PASSWORD = "what-every-guest-knows";
    private static final String INVITE = "planted-invite-token";
    private static final String CLAIMS = "what-claims-are-made-of";
    private static final String SDP =
            "v=0\r\na=ice-ufrag:abcd\r\na=ice-pwd:" + ICE_PASSWORD + "\r\na=setup:actpass\r\n";
    private static final List<IceServer> TURN =
            List.of(new IceServer(List.of("turn:turn.example"), "user", CREDENTIAL));

    @TempDir
    Path folder;

    private final Journal journal = new Journal();
    private AppState state = Program.initial(new ClaimSecret(CLAIMS));
    private final List<String> log = new ArrayList<>();

    private void happened(Event... events) {
        for (Event event : events) {
            journal.add(NOW, event);
            state = Program.update(state, event, NOW).state();
        }
    }

    private void everythingSecretHappened() {
        LinkKey key = new LinkKey(new ParticipantId("a"), 1);
        URI server = URI.create("wss://meet.example.org");
        happened(
                new Event.CreateRoom("Standup", Visibility.PRIVATE, 6, false, Entry.KNOCK, DOOR_PASSWORD),
                new Event.JoinRoom(ROOM, new Pass(DOOR_PASSWORD, INVITE, true)),
                new Event.JoinByLink(new MeetingLink(URI.create("ws://server.example"), ROOM).withInvite(INVITE)),
                new Event.TryDoor(DOOR_PASSWORD),
                new Event.SetAccess(null, null, DOOR_PASSWORD),
                new Event.EnterAsGuest(URI.create("wss://club.example.org"), SERVER_PASSWORD),
                new Event.EnterServer("Ada", server),
                new Event.CancelConnecting(),
                new Event.SignInAccount(server, USER, ACCOUNT_PASSWORD),
                new Event.SignInBorrowed("7", REFRESH_TOKEN),
                new Event.BrowserSignedIn(
                        new OidcProvider("https://login.example", "parley", "Example"),
                        new ClientMessage.SignInOidc(ID_TOKEN, "n".repeat(40))),
                new Event.Register(server, USER, EMAIL, OWNER, ACCOUNT_PASSWORD),
                new Event.InviteUser(USER),
                new Event.ServerSaid(new StoreReply.InvitationChanged(invitation()), null),
                new Event.ServerSaid(new StoreReply.Invitations(List.of(invitation())), null),
                new Event.ServerSaid(
                        new StoreReply.RoomVisits(
                                ROOM, List.of(new VisitInfo(new ParticipantId("v"), OWNER, true, 1, null)), false),
                        null),
                new Event.ServerSaid(
                        new StoreReply.OwnRooms(
                                List.of(new RoomInfo(ROOM, OWNER, "", "", Visibility.PRIVATE, 0, 6, 1)), false),
                        null),
                new Event.UseCredentials(new Credentials.Password(PASSWORD)),
                new Event.UseIce(TURN, false),
                new Event.UseTicket(ROOM, TICKET),
                new Event.SendChat("m1", TEXT),
                new Event.ServerSaid(
                        new EntryMessage.InviteCreated(ROOM, new InviteInfo("i", Role.GUEST, 0, 1, 0), INVITE), null),
                new Event.ServerSaid(new ServerMessage.RoomTicket(ROOM, TICKET), null),
                new Event.ServerSaid(new ServerMessage.IceServers(TURN, 60), null),
                new Event.ServerSaid(
                        new ServerMessage.SignedIn(
                                new AccountInfo("u", "ada", EMAIL, "Ada", 0, null), ACCESS_TOKEN, 1, REFRESH_TOKEN, 1),
                        null),
                new Event.Link(key, new LinkEvent.OfferMade(SDP)),
                new Event.Link(key, new LinkEvent.AnswerMade(SDP)),
                new Event.Link(key, new LinkEvent.Received(new PeerMessage.Chat("m2", TEXT, 1))));
        log.add("WARN a careless line with " + TICKET + " and " + CREDENTIAL + " and " + PASSWORD + " and " + CLAIMS);
        log.add("a careless line with " + ACCOUNT_PASSWORD + " and " + SERVER_PASSWORD);
        log.add("a=ice-pwd:" + ICE_PASSWORD);
        log.add("another careless line with parley://server.example/" + ROOM + "?invite=another-" + INVITE);
        log.add("IceServer[credential=" + "another-" + CREDENTIAL + "]");
    }

    private static Invitation invitation() {
        return new Invitation("i", ROOM, OWNER, USER, OWNER, USER, InvitationState.PENDING, 1, 2);
    }

    private Path write() throws Exception {
        Path file = folder.resolve("bundle.zip");
        assertThat(new SupportBundle(state, journal.entries(), log, NOW).write(file, () -> false, share -> {}))
                .isTrue();
        return file;
    }

    private static Map<String, String> read(Path file) throws Exception {
        Map<String, String> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    @Test
    void it_holds_versions_connections_the_journal_and_the_log() throws Exception {
        happened(new Event.SignIn("Ada", null));
        log.add("WARN something");
        Map<String, String> parts = read(write());
        assertThat(parts).containsOnlyKeys("README.txt", "about.txt", "connections.txt", "journal.txt", "log.txt");
        assertThat(parts.get("about.txt"))
                .contains("Parley 0.1.0", "Java " + System.getProperty("java.runtime.version"));
        assertThat(parts.get("about.txt")).contains("system " + System.getProperty("os.name"));
        assertThat(parts.get("connections.txt")).contains("room NO_ROOM");
        assertThat(parts.get("journal.txt"))
                .isEqualTo("2027-01-15T08:00:00Z SignIn SignIn[displayName=Ada, server=null, asked=true]\n");
        assertThat(parts.get("log.txt")).isEqualTo("WARN something\n");
    }

    @Test
    void what_is_secret_is_in_no_part_of_it() throws Exception {
        everythingSecretHappened();
        Map<String, String> parts = read(write());
        assertThat(parts.get("journal.txt").lines()).hasSize(28);
        assertThat(parts.get("journal.txt")).contains("a=setup:actpass", "turn:turn.example");
        for (String secret : List.of(
                TICKET,
                CREDENTIAL,
                TEXT,
                ICE_PASSWORD,
                PASSWORD,
                CLAIMS,
                EMAIL,
                ACCESS_TOKEN,
                REFRESH_TOKEN,
                ACCOUNT_PASSWORD,
                USER,
                OWNER,
                ID_TOKEN,
                DOOR_PASSWORD,
                SERVER_PASSWORD,
                INVITE)) {
            assertThat(parts.values()).noneMatch(part -> part.contains(secret));
        }
        assertThat(parts.get("log.txt").lines())
                .hasSize(5)
                .first()
                .isEqualTo("WARN a careless line with hidden and hidden and hidden and hidden");
    }

    @Test
    void a_cancelled_one_leaves_nothing_behind_and_the_old_one_in_place() throws Exception {
        Path old = write();
        byte[] before = Files.readAllBytes(old);
        everythingSecretHappened();
        SupportBundle bundle = new SupportBundle(state, journal.entries(), log, NOW);
        assertThat(bundle.write(old, () -> true, share -> {})).isFalse();
        assertThat(Files.readAllBytes(old)).isEqualTo(before);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void it_tells_how_far_it_is() throws Exception {
        for (int i = 0; i < 300; i++) {
            happened(new Event.DismissNotice(i));
        }
        List<Double> shares = new ArrayList<>();
        new SupportBundle(state, journal.entries(), log, NOW).write(folder.resolve("b.zip"), () -> false, shares::add);
        assertThat(shares).isSorted().hasSizeGreaterThan(3).allMatch(share -> share >= 0 && share <= 1);
    }

    @Test
    void the_ring_keeps_the_last_lines_and_passes_everything_on() {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        LogRing ring = new LogRing(new PrintStream(shown, true, StandardCharsets.UTF_8));
        PrintStream err = new PrintStream(ring, true, StandardCharsets.UTF_8);
        err.print("unfinished");
        assertThat(ring.lines()).isEmpty();
        err.print(" é\n" + "x".repeat(LogRing.LONGEST + 50) + "\n");
        assertThat(ring.lines()).containsExactly("unfinished é", "x".repeat(LogRing.LONGEST));
        for (int i = 0; i < LogRing.CAPACITY; i++) {
            err.print(i + "\n");
        }
        assertThat(ring.lines())
                .hasSize(LogRing.CAPACITY)
                .startsWith("0")
                .endsWith(String.valueOf(LogRing.CAPACITY - 1));
        assertThat(shown.toString(StandardCharsets.UTF_8)).startsWith("unfinished é\nxxx");
    }

    @Test
    void a_line_that_is_cut_ends_with_a_whole_character() {
        LogRing ring = new LogRing(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        PrintStream err = new PrintStream(ring, true, StandardCharsets.UTF_8);
        err.print("x" + "é".repeat(LogRing.LONGEST) + "\n" + "é".repeat(LogRing.LONGEST) + "\n");
        assertThat(ring.lines())
                .containsExactly("x" + "é".repeat(LogRing.LONGEST / 2 - 1), "é".repeat(LogRing.LONGEST / 2));
    }

    /** A terminal of another encoding is written to in that; what is kept loses nothing. */
    @Test
    void every_character_survives_whatever_the_terminal_can_show() {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        LogRing ring = new LogRing(new PrintStream(shown, true, StandardCharsets.ISO_8859_1));
        PrintStream err = new PrintStream(ring, true, StandardCharsets.UTF_8);
        String text = "Zoë joined “Café” 会議 😀";
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            err.write(b);
        }
        err.println();
        assertThat(ring.lines()).containsExactly(text);
        assertThat(shown.toString(StandardCharsets.ISO_8859_1).strip()).isEqualTo("Zoë joined ?Café? ?? ?");
    }
}
