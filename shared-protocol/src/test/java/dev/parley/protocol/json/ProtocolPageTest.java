package dev.parley.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.InvitationState;
import dev.parley.protocol.KnockEnd;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Limits;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Right;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomExit;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds {@code docs/protocol.md} and the codec together. */
class ProtocolPageTest {
    static Stream<ProtocolPage.Sample> samples() {
        return ProtocolPage.samples().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_example_is_written_as_it_is_read(ProtocolPage.Sample sample) throws DecodeException {
        String written = switch (sample.sender()) {
            case "client" -> Codec.encodeClient(Codec.decodeClient(sample.json()));
            case "server" -> Codec.encodeServer(Codec.decodeServer(sample.json()));
            case "peer" -> Codec.encodePeer(Codec.decodePeer(sample.json()));
            default -> throw new AssertionError("A block says json without client, server or peer: " + sample);
        };
        assertThat(JsonParser.parseString(written)).isEqualTo(JsonParser.parseString(sample.json()));
    }

    @Test
    void every_message_of_a_client_has_an_example() throws DecodeException {
        Set<String> missing = Leaves.of(ClientMessage.class);
        for (ProtocolPage.Sample sample : from("client")) {
            missing.remove(
                    Leaves.name(Codec.decodeClient(sample.json()).message().getClass()));
        }
        assertThat(missing).as("client messages without an example").isEmpty();
    }

    @Test
    void every_message_of_a_server_has_an_example() throws DecodeException {
        Set<String> missing = Leaves.of(ServerMessage.class);
        for (ProtocolPage.Sample sample : from("server")) {
            missing.remove(
                    Leaves.name(Codec.decodeServer(sample.json()).message().getClass()));
        }
        assertThat(missing).as("server messages without an example").isEmpty();
    }

    @Test
    void every_message_of_a_peer_has_an_example() throws DecodeException {
        Set<String> missing = Leaves.of(PeerMessage.class);
        for (ProtocolPage.Sample sample : from("peer")) {
            missing.remove(Leaves.name(Codec.decodePeer(sample.json()).getClass()));
        }
        assertThat(missing).as("peer messages without an example").isEmpty();
    }

    @Test
    void every_way_to_authenticate_has_an_example() throws DecodeException {
        Set<String> shown = new TreeSet<>();
        for (ProtocolPage.Sample sample : from("client")) {
            if (Codec.decodeClient(sample.json()).message() instanceof ClientMessage.Hello hello) {
                shown.add(Leaves.name(hello.credentials().getClass()));
            }
        }
        assertThat(shown).isEqualTo(Leaves.of(Credentials.class));
    }

    @ParameterizedTest
    @EnumSource
    void every_error_code_is_described(ErrorCode code) {
        assertThat(ProtocolPage.text()).containsPattern("(?m)^\\| `" + code.wire() + "` \\| .{20,} \\| \\S.* \\|$");
    }

    @Test
    void every_value_of_an_enumerated_field_is_described() {
        Stream.of(
                        Visibility.values(),
                        Role.values(),
                        Presence.values(),
                        LeaveReason.values(),
                        Entry.values(),
                        RoomExit.values(),
                        KnockEnd.values(),
                        InvitationState.values())
                .flatMap(Stream::of)
                .forEach(value -> assertThat(ProtocolPage.text()).contains("`" + Fields.wire(value) + "`"));
    }

    /** The page's table of who may do what is the one in {@link Role}. */
    @ParameterizedTest
    @EnumSource
    void every_right_is_described_as_it_is_given(Right right) {
        String name = Fields.wire(right).replace('-', ' ');
        String row = Stream.of(Role.values())
                .map(role -> role.may(right) ? "yes" : "no")
                .collect(Collectors.joining(" | ", " | ", " |"));
        assertThat(ProtocolPage.text())
                .containsPattern("(?m)^\\| \\*\\*" + name + "\\*\\*.*" + Pattern.quote(row) + "$");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                Limits.FRAME_BYTES,
                Limits.CHAT_LENGTH,
                Limits.SDP_BYTES,
                Limits.CANDIDATE_LENGTH,
                Limits.DESCRIPTION_LENGTH,
                Limits.NAME_LENGTH,
                Limits.ICE_URL_LENGTH,
                Limits.ICE_CREDENTIAL_LENGTH,
                Limits.ROOM_CEILING,
                Limits.ROOM_HARD_CAP,
                Limits.SENTENCE_LENGTH,
                Limits.TOKEN_LENGTH,
                Limits.USER_LENGTH,
                Limits.EMAIL_LENGTH,
                Limits.PASSWORD_LENGTH,
                Limits.ROOM_PASSWORD_MIN_LENGTH,
                Limits.ROOM_PASSWORD_LENGTH,
                Limits.INVITE_LENGTH,
                Limits.ROOM_INVITES,
                Limits.VIEW_WIDTH,
                Limits.VIEW_HEIGHT,
                FrameReader.MAX_VALUES,
                FrameReader.MAX_CLIENT_VALUES,
                FrameReader.MAX_NUMBER_LENGTH
            })
    void every_limit_is_stated(int limit) {
        String grouped = String.format(Locale.ROOT, "%,d", limit);
        assertThat(ProtocolPage.text()).containsPattern("\\b(" + grouped + "|" + limit + ")\\b");
    }

    private static Iterable<ProtocolPage.Sample> from(String sender) {
        return samples().filter(s -> s.sender().equals(sender)).toList();
    }
}
