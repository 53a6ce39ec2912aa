package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.json.Codec;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final RoomId ROOM = new RoomId("lusab-babad-gutih");
    private static final ParticipantId PEER = new ParticipantId("p".repeat(Limits.ID_LENGTH));

    private static void refused(String message, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(InvalidFieldException.class).hasMessage(message);
    }

    @Test
    void a_room_takes_two_to_the_ceiling_or_the_default() {
        for (int most : new int[] {0, 2, Limits.ROOM_CEILING}) {
            assertThat(room(most).maxParticipants()).isEqualTo(most);
        }
        for (int most : new int[] {-1, 1, Limits.ROOM_CEILING + 1}) {
            refused("A room takes 2 to 100 participants, or 0 for the server's default.", () -> room(most));
        }
    }

    @Test
    void an_id_token_and_its_nonce_are_allowed_to_their_limits_and_never_shown() {
        String token = "t".repeat(Limits.ID_TOKEN_LENGTH);
        for (int length : new int[] {Limits.NONCE_MIN_LENGTH, Limits.NONCE_LENGTH}) {
            ClientMessage.SignInOidc message = new ClientMessage.SignInOidc(token, "n".repeat(length));
            assertThat(message.toString()).doesNotContain("ttt", "nnn");
        }
        String nonce = "n".repeat(Limits.NONCE_LENGTH);
        refused(
                "The idToken is longer than 16384 characters. Shorten it.",
                () -> new ClientMessage.SignInOidc(token + "t", nonce));
        refused("The id token is missing. Sign in again.", () -> new ClientMessage.SignInOidc("", nonce));
        refused(
                "The nonce is longer than 128 characters. Shorten it.",
                () -> new ClientMessage.SignInOidc(token, nonce + "n"));
        refused(
                "A nonce has 16 characters or more, chosen at random.",
                () -> new ClientMessage.SignInOidc(token, "n".repeat(Limits.NONCE_MIN_LENGTH - 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example.org",
                "https://login.example.org:8443/realms/a/",
                "http://127.0.0.1:1",
                "http://localhost",
                "http://[::1]:8080/x"
            })
    void an_issuer_is_a_url_that_nobody_on_the_way_can_change(String issuer) {
        assertThat(new OidcProvider(issuer, "parley", " Example ").name()).isEqualTo("Example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "login.example.org",
                "http://login.example.org",
                "http://127.0.0.1.example.org",
                "https://login.example.org?a",
                "https://login.example.org#a",
                "https://ada@login.example.org",
                "https:///x",
                "https:login",
                "javascript:alert(1)",
                "https://login.example.org/ x"
            })
    void what_is_no_issuer_is_refused(String issuer) {
        refused(
                "An issuer is a URL such as https://login.example.org, without ? and #.",
                () -> new OidcProvider(issuer, "parley", "Example"));
    }

    private static ClientMessage.CreateRoom room(int most) {
        return new ClientMessage.CreateRoom("R", "", Visibility.PUBLIC, most);
    }

    @Test
    void a_description_is_allowed_to_the_limit_and_not_beyond() {
        String longest = "x".repeat(Limits.DESCRIPTION_LENGTH);
        assertThat(new ClientMessage.CreateRoom("R", longest, Visibility.PUBLIC, 0).description())
                .isEqualTo(longest);
        refused(
                "The description is longer than 256 characters. Shorten it.",
                () -> new ClientMessage.CreateRoom("R", longest + "x", Visibility.PUBLIC, 0));
    }

    @Test
    void a_session_description_is_allowed_to_the_limit_as_json_and_not_beyond() {
        String longest = "\r\n".repeat(Limits.SDP_BYTES / 4);
        assertThat(new Signal.Offer(ROOM, PEER, 1, longest).sdp()).isEqualTo(longest);
        String sentence = "A session description takes 1 to 49152 bytes as a JSON string.";
        refused(sentence, () -> new Signal.Offer(ROOM, PEER, 1, longest + "x"));
        refused(sentence, () -> new Signal.Answer(ROOM, PEER, 1, ""));
        refused("The session description contains control characters.", () -> new Signal.Offer(ROOM, PEER, 1, "\0"));
    }

    @Test
    void generations_count_from_one() {
        refused("The generation counts from 1.", () -> new Signal.Offer(ROOM, PEER, 0, "v=0"));
        refused(
                "The generation counts from 1.",
                () -> new Signal.Candidate(ROOM, PEER, -1, new IceCandidate("", "", 0)));
    }

    @Test
    void a_candidate_is_allowed_to_the_limit_and_not_beyond() {
        String longest = "c".repeat(Limits.CANDIDATE_LENGTH);
        assertThat(new IceCandidate(longest, "m".repeat(Limits.ID_LENGTH), 255).endOfCandidates())
                .isFalse();
        assertThat(new IceCandidate("", "", 0).endOfCandidates()).isTrue();
        refused(
                "The candidate is longer than 1024 characters. Shorten it.",
                () -> new IceCandidate(longest + "c", "", 0));
        refused("The sdpMid is longer than 64 characters. Shorten it.", () -> new IceCandidate("", longest, 0));
        refused("The sdpMLineIndex must be 0 to 255.", () -> new IceCandidate("", "", 256));
    }

    @Test
    void chat_is_allowed_to_the_limit_in_code_points_and_not_beyond() {
        String longest = "😀".repeat(Limits.CHAT_LENGTH);
        assertThat(new PeerMessage.Chat("1", longest, 0).text()).isEqualTo(longest);
        refused(
                "The text is longer than 8000 characters. Shorten it.",
                () -> new PeerMessage.Chat("1", longest + "x", 0));
        refused("Write something before sending.", () -> new PeerMessage.Chat("1", " \n", 0));
    }

    @Test
    void a_view_is_allowed_to_the_limit_and_not_beyond() {
        assertThatCode(() -> new PeerMessage.View(Limits.VIEW_WIDTH, Limits.VIEW_HEIGHT))
                .doesNotThrowAnyException();
        refused("The width must be 0 to 7680.", () -> new PeerMessage.View(Limits.VIEW_WIDTH + 1, 1));
        refused("The height must be 0 to 4320.", () -> new PeerMessage.View(1, -1));
    }

    @Test
    void a_ping_token_is_an_integer_every_program_holds_exactly() {
        assertThatCode(() -> new PeerMessage.Ping(Limits.INTEGER)).doesNotThrowAnyException();
        refused("The token must be 0 to 9007199254740991.", () -> new PeerMessage.Ping(Limits.INTEGER + 1));
        refused("The token must be 0 to 9007199254740991.", () -> new PeerMessage.Pong(-1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "é", "a.b", "a\n"})
    void an_identifier_is_letters_digits_hyphens_and_underscores(String id) {
        refused("The participant must be 1 to 64 letters, digits, - or _.", () -> new ParticipantId(id));
        assertThat(Envelope.isIdentifier(id)).isFalse();
    }

    @Test
    void an_identifier_is_allowed_to_the_limit_and_not_beyond() {
        assertThat(Envelope.isIdentifier("x".repeat(Limits.ID_LENGTH))).isTrue();
        assertThat(Envelope.isIdentifier("x".repeat(Limits.ID_LENGTH + 1))).isFalse();
    }

    @Test
    void a_report_is_bounded_in_every_number() {
        assertThat(new ClientMessage.Report(600_000L, 100, 100, 1_000, 600_000L, 1_000L))
                .isNotNull();
        refused("The joinMs must be 0 to 600000.", () -> new ClientMessage.Report(600_001L, 0, 0, 0, null, null));
        refused("The links must be 0 to 100.", () -> new ClientMessage.Report(null, 101, 0, 0, null, null));
        refused("The relayed must be 0 to 3.", () -> new ClientMessage.Report(null, 3, 4, 0, null, null));
        refused("The iceFailures must be 0 to 1000.", () -> new ClientMessage.Report(null, 0, 0, 1_001, null, null));
        refused("The rttMs must be 0 to 600000.", () -> new ClientMessage.Report(null, 0, 0, 0, -1L, null));
        refused("The lossPerMille must be 0 to 1000.", () -> new ClientMessage.Report(null, 0, 0, 0, null, 1_001L));
    }

    @Test
    void capabilities_are_allowed_to_the_limit_and_not_beyond() {
        assertThat(hello(Limits.CAPABILITIES).capabilities()).hasSize(Limits.CAPABILITIES);
        refused("At most 32 capabilities are allowed.", () -> hello(Limits.CAPABILITIES + 1));
        refused(
                "The protocol must be 0 to 2147483647.",
                () -> new ClientMessage.Hello(-1, "x", List.of(), new Credentials.Guest()));
    }

    private static ClientMessage.Hello hello(int capabilities) {
        return new ClientMessage.Hello(
                1, "x", Collections.nCopies(capabilities, "c"), new Credentials.Token("t".repeat(Limits.TOKEN_LENGTH)));
    }

    @Test
    void an_ice_server_has_urls_of_a_known_scheme() {
        refused("The urls must be 1 to 4.", () -> new IceServer(List.of(), "", ""));
        refused(
                "A STUN or TURN URL starts with stun:, stuns:, turn: or turns:.",
                () -> new IceServer(List.of("http://example.org"), "", ""));
    }

    @Test
    void the_key_of_a_claim_is_long_enough_to_be_a_secret() {
        assertThat(new Claim("k".repeat(Limits.CLAIM_MIN_LENGTH), 0)
                        .follows(new Claim("k".repeat(Limits.CLAIM_LENGTH), 0)))
                .isFalse();
        for (int length : new int[] {0, Limits.CLAIM_MIN_LENGTH - 1, Limits.CLAIM_LENGTH + 1}) {
            assertThatThrownBy(() -> new Claim("k".repeat(length), 0)).isInstanceOf(InvalidFieldException.class);
        }
        assertThatThrownBy(() -> new Claim("k".repeat(Limits.CLAIM_LENGTH), -1))
                .isInstanceOf(InvalidFieldException.class);
    }

    @Test
    void secrets_do_not_show_in_logs() {
        assertThat(new Credentials.Token("s3cret").toString()).doesNotContain("s3cret");
        assertThat(new Credentials.Password("s3cret").toString()).doesNotContain("s3cret");
        assertThat(new IceServer(List.of("turn:t"), "u", "s3cret").toString()).doesNotContain("s3cret");
        Claim claim = new Claim("s3cret of enough characters", 1);
        assertThat(new ClientMessage.JoinRoom(ROOM, "Ann", MediaState.OFF, "s3cret", false, claim).toString())
                .doesNotContain("s3cret");
        assertThat(new Pass("s3cret", "s3cret", false).toString()).doesNotContain("s3cret");
        assertThat(new ClientMessage.CreateRoom("R", "", Visibility.PUBLIC, 0, Entry.OPEN, "s3cret").toString())
                .doesNotContain("s3cret");
        assertThat(new HostMessage.SetRoomAccess(ROOM, null, null, "s3cret").toString())
                .doesNotContain("s3cret");
        InviteInfo invite = new InviteInfo("i", Role.GUEST, 0, 0, 0);
        assertThat(new EntryMessage.InviteCreated(ROOM, invite, "s3cret").toString())
                .doesNotContain("s3cret");
    }

    @Test
    void a_rooms_password_is_allowed_from_four_characters_to_the_limit() {
        for (int length : new int[] {Limits.ROOM_PASSWORD_MIN_LENGTH, Limits.ROOM_PASSWORD_LENGTH}) {
            assertThatCode(() -> withPassword("p".repeat(length))).doesNotThrowAnyException();
        }
        refused("A meeting's password has at least 4 characters.", () -> withPassword("abc"));
        refused("A meeting's password has at least 4 characters.", () -> withPassword(""));
        refused(
                "The password is longer than 128 characters. Shorten it.",
                () -> withPassword("p".repeat(Limits.ROOM_PASSWORD_LENGTH + 1)));
        assertThat(new HostMessage.SetRoomAccess(ROOM, null, null, "").password())
                .isEmpty();
        refused(
                "A meeting's password has at least 4 characters.",
                () -> new HostMessage.SetRoomAccess(ROOM, null, null, "abc"));
    }

    private static ClientMessage.CreateRoom withPassword(String password) {
        return new ClientMessage.CreateRoom("R", "", Visibility.PUBLIC, 0, Entry.OPEN, password);
    }

    @Test
    void an_invite_lasts_a_minute_to_thirty_days_and_makes_nobody_host() {
        for (long millis : new long[] {Limits.INVITE_MIN_MILLIS, Limits.INVITE_MAX_MILLIS}) {
            assertThatCode(() -> new HostMessage.CreateInvite(ROOM, Role.GUEST, millis))
                    .doesNotThrowAnyException();
        }
        for (long millis : new long[] {Limits.INVITE_MIN_MILLIS - 1, Limits.INVITE_MAX_MILLIS + 1}) {
            refused(
                    "The expiresInMs must be 60000 to 2592000000.",
                    () -> new HostMessage.CreateInvite(ROOM, Role.GUEST, millis));
        }
        refused(
                "An invite is for a participant or a guest. Hand the meeting over to make somebody host.",
                () -> new HostMessage.CreateInvite(ROOM, Role.HOST, Limits.INVITE_MIN_MILLIS));
    }

    @Test
    void the_largest_messages_fit_in_a_frame() {
        String name = "😀".repeat(Limits.NAME_LENGTH);
        RoomInfo room = new RoomInfo(
                ROOM, name, "😀".repeat(Limits.DESCRIPTION_LENGTH), name, Visibility.PRIVATE, 100, 100, Limits.INTEGER);
        Participant participant =
                new Participant(PEER, name, Role.PARTICIPANT, MediaState.OFF, Presence.ACTIVE, false, Limits.INTEGER);
        String secret = "\"".repeat(Limits.ICE_CREDENTIAL_LENGTH);
        IceServer ice = new IceServer(
                Collections.nCopies(Limits.ICE_SERVER_URLS, "turns:" + "x".repeat(Limits.ICE_URL_LENGTH - 6)),
                secret,
                secret);
        fits(new ServerMessage.RoomJoined(
                room,
                PEER,
                Collections.nCopies(Limits.ROOM_CEILING, participant),
                Collections.nCopies(Limits.ICE_SERVERS, ice),
                Limits.INTEGER,
                "t".repeat(Limits.TICKET_LENGTH),
                true));
        fits(new Signal.Offer(ROOM, PEER, Integer.MAX_VALUE, "\u2028".repeat(Limits.SDP_BYTES / 6)));
        assertThat(bytes(Codec.encodePeer(new PeerMessage.Chat("1", "x" + "\u2028".repeat(Limits.CHAT_LENGTH - 1), 1))))
                .isLessThanOrEqualTo(Limits.CHANNEL_MESSAGE_BYTES);
    }

    private static void fits(ServerMessage message) {
        String id = "i".repeat(Limits.ID_LENGTH);
        assertThat(bytes(Codec.encodeServer(new Envelope<>(message, id, id)))).isLessThanOrEqualTo(Limits.FRAME_BYTES);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
