package dev.parley.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Limits;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {
    private static final RoomId ROOM = new RoomId("lusab-babad-gutih");

    private static DecodeException refusal(String frame) {
        return catchThrowableOfType(DecodeException.class, () -> Codec.decodeClient(frame));
    }

    @Test
    void a_request_has_the_documented_form() {
        String json = Codec.encodeClient(
                Envelope.request(new ClientMessage.JoinRoom(ROOM, "Ada", new MediaState(true, false, false)), "7"));
        assertThat(json).isEqualTo("""
                        {"type":"join-room","id":"7","data":{"room":"lusab-babad-gutih","name":"Ada",\
                        "media":{"audio":true,"video":false,"screen":false}}}""");
    }

    @Test
    void a_message_without_fields_has_no_data() {
        assertThat(Codec.encodeServer(Envelope.reply(new ServerMessage.Pong(), "3")))
                .isEqualTo("{\"type\":\"pong\",\"re\":\"3\"}");
    }

    @Test
    void a_from_written_by_a_client_is_ignored() throws DecodeException {
        Envelope<ClientMessage> read = Codec.decodeClient("""
                {"type":"offer","data":{"room":"lusab-babad-gutih","to":"b","from":"forged","generation":1,"sdp":"v=0"}}""");
        assertThat(read.message()).isEqualTo(new Signal.Offer(ROOM, new ParticipantId("b"), 1, "v=0"));
    }

    @Test
    void a_signal_from_the_server_carries_from() throws DecodeException {
        Signal.Answer answer = new Signal.Answer(ROOM, new ParticipantId("a"), 2, "v=0");
        String json = Codec.encodeServer(Envelope.of(answer));
        assertThat(json).contains("\"from\":\"a\"").doesNotContain("\"to\"");
        assertThat(Codec.decodeServer(json).message()).isEqualTo(answer);
    }

    @Test
    void an_unknown_type_is_unsupported_and_names_the_request() {
        DecodeException e = refusal("{\"type\":\"fly\",\"id\":\"9\"}");
        assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(e.re()).isEqualTo("9");
    }

    @Test
    void an_unknown_error_code_reads_as_internal() throws DecodeException {
        Envelope<ServerMessage> read = Codec.decodeServer("""
                {"type":"error","re":"1","data":{"code":"from-the-future","message":"No.","correlation":"c"}}""");
        assertThat(read.message()).isEqualTo(new ServerMessage.ErrorReply(ErrorCode.INTERNAL, "No.", null, "c"));
    }

    @Test
    void unknown_fields_are_ignored() throws DecodeException {
        assertThat(Codec.decodeClient("{\"type\":\"ping\",\"x\":[1e999999999,null],\"data\":{\"y\":{}}}")
                        .message())
                .isEqualTo(new ClientMessage.Ping());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "7",
                "\"x\"",
                "[]",
                "{",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"ping\"} x",
                "{\"type\":\"ping\"}{}",
                "{\"type\":\"ping\",\"type\":\"ping\"}",
                "{type:\"ping\"}",
                "{'type':'ping'}",
                "{\"type\":\"ping\",}",
                "{\"type\":\"ping\",\"x\":NaN}",
                "{\"type\":\"ping\",\"x\":01}",
                "{\"type\":\"ping\",\"data\":[]}",
                "{\"type\":\"ping\",\"id\":7}",
                "{\"type\":\"ping\",\"x\":\"\\ud800\"}",
                "{\"type\":\"ping\",\"x\":\"\ud800\"}",
                "{\"type\":\"ping\",\"x\":\"\t\"}",
                "// c\n{\"type\":\"ping\"}",
                "{\"type\":\"ping\",\"x\":123456789012345678901234567890123}",
                "{\"type\":\"ping\",\"x\":tRUE}"
            })
    void what_is_not_a_strict_json_envelope_is_malformed(String frame) {
        assertThat(refusal(frame).code()).isEqualTo(ErrorCode.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({"1e999999999", "1.5", "1.0", "9007199254740992", "99999999999", "-1e-999999999", "true", "\"1\"", "-"})
    void a_number_that_is_not_an_integer_in_range_is_malformed(String number) {
        assertThat(refusal("{\"type\":\"hello\",\"data\":{\"protocol\":" + number + "}}")
                        .code())
                .isEqualTo(ErrorCode.MALFORMED);
    }

    @Test
    void nesting_is_allowed_to_the_limit_and_not_beyond() throws DecodeException {
        assertThat(Codec.decodeClient(nested(Limits.JSON_DEPTH - 1)).message()).isEqualTo(new ClientMessage.Ping());
        assertThat(refusal(nested(Limits.JSON_DEPTH)).code()).isEqualTo(ErrorCode.MALFORMED);
        assertThat(refusal(nested(30_000)).code()).isEqualTo(ErrorCode.MALFORMED);
    }

    private static String nested(int arrays) {
        return "{\"type\":\"ping\",\"x\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";
    }

    @Test
    void a_frame_is_allowed_to_the_limit_in_bytes_and_not_beyond() throws DecodeException {
        String empty = "{\"type\":\"ping\",\"x\":\"\"}";
        int room = Limits.FRAME_BYTES - empty.length();
        assertThat(Codec.decodeClient(empty.replace("\"\"", "\"" + "x".repeat(room) + "\""))
                        .message())
                .isEqualTo(new ClientMessage.Ping());
        for (String tooMuch : new String[] {
            "x".repeat(room + 1), "é".repeat(room / 2 + 1), "€".repeat(room / 3 + 1), "😀".repeat(room / 4 + 1)
        }) {
            assertThat(refusal(empty.replace("\"\"", "\"" + tooMuch + "\"")).code())
                    .isEqualTo(ErrorCode.TOO_LARGE);
        }
    }

    @Test
    void an_invalid_value_is_named_with_its_request() {
        DecodeException e = refusal("""
                {"type":"join-room","id":"7","data":{"room":"lusab-babad-gutih","name":"  "}}""");
        assertThat(e.code()).isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(e.re()).isEqualTo("7");
        assertThat(e).hasMessage("Enter a name of 1 to 64 characters that can be seen.");
    }

    @Test
    void a_missing_field_is_named_with_its_request() {
        DecodeException e = refusal("{\"type\":\"leave-room\",\"id\":\"7\"}");
        assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED);
        assertThat(e.re()).isEqualTo("7");
        assertThat(e).hasMessage("The field room is missing.");
    }
}
