package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every cell of the five machines, by name: what is not written here must be rejected. */
class MachineTablesTest {
    /** The machines as a second source, in the words of the specification. */
    private static final Map<String, String> AUTH = Map.of(
            "UNAUTHENTICATED SIGN_IN", "AUTHENTICATING",
            "AUTHENTICATING ACCEPTED", "AUTHENTICATED",
            "AUTHENTICATING REFUSED", "UNAUTHENTICATED",
            "AUTHENTICATING EXPIRED", "TOKEN_EXPIRED",
            "AUTHENTICATED EXPIRED", "TOKEN_EXPIRED",
            "AUTHENTICATED SIGN_OUT", "LOGGING_OUT",
            "TOKEN_EXPIRED SIGN_IN", "AUTHENTICATING",
            "TOKEN_EXPIRED SIGN_OUT", "LOGGING_OUT",
            "LOGGING_OUT SIGNED_OUT", "UNAUTHENTICATED");

    private static final Map<String, String> ROOM = Map.ofEntries(
            Map.entry("NO_ROOM CREATE", "CREATING"),
            Map.entry("NO_ROOM JOIN", "JOINING"),
            Map.entry("CREATING CREATED", "CREATED"),
            Map.entry("CREATING GIVE_UP", "NO_ROOM"),
            Map.entry("CREATED JOIN", "JOINING"),
            Map.entry("CREATED GIVE_UP", "NO_ROOM"),
            Map.entry("JOINING JOINED", "JOINED"),
            Map.entry("JOINING GIVE_UP", "NO_ROOM"),
            Map.entry("JOINING KNOCKED", "WAITING"),
            Map.entry("WAITING JOINED", "JOINED"),
            Map.entry("WAITING GIVE_UP", "NO_ROOM"),
            Map.entry("WAITING JOIN", "JOINING"),
            Map.entry("JOINED GIVE_UP", "NO_ROOM"),
            Map.entry("JOINED LEAVE", "LEAVING"),
            Map.entry("LEAVING LEFT", "LEFT"),
            Map.entry("LEFT RESET", "NO_ROOM"));

    private static final Map<String, String> CONNECTION = Map.ofEntries(
            Map.entry("IDLE CONNECT", "CONNECTING"),
            Map.entry("CONNECTING ESTABLISHED", "CONNECTED"),
            Map.entry("CONNECTING LOST", "FAILED"),
            Map.entry("CONNECTING REFUSED", "FAILED"),
            Map.entry("CONNECTING CLOSE", "IDLE"),
            Map.entry("CONNECTED LOST", "DISCONNECTED"),
            Map.entry("CONNECTED REFUSED", "FAILED"),
            Map.entry("CONNECTED CLOSE", "IDLE"),
            Map.entry("DISCONNECTED RETRY", "RECONNECTING"),
            Map.entry("DISCONNECTED REFUSED", "FAILED"),
            Map.entry("DISCONNECTED CLOSE", "IDLE"),
            Map.entry("RECONNECTING ESTABLISHED", "CONNECTED"),
            Map.entry("RECONNECTING LOST", "RECONNECTING"),
            Map.entry("RECONNECTING RETRY", "RECONNECTING"),
            Map.entry("RECONNECTING REFUSED", "FAILED"),
            Map.entry("RECONNECTING CLOSE", "IDLE"),
            Map.entry("FAILED CLOSE", "IDLE"));

    private static final Map<String, String> PARTICIPANT = Map.of(
            "JOINING APPEAR", "ACTIVE",
            "JOINING LEAVE", "DISCONNECTED",
            "ACTIVE DOZE", "IDLE",
            "ACTIVE LEAVE", "DISCONNECTED",
            "IDLE DOZE", "AWAY",
            "IDLE WAKE", "ACTIVE",
            "IDLE LEAVE", "DISCONNECTED",
            "AWAY WAKE", "IDLE",
            "AWAY LEAVE", "DISCONNECTED");

    private static final Map<String, String> LINK = Map.ofEntries(
            Map.entry("IDLE ADD_PEER", "CONNECTING CREATE_CONNECTION"),
            Map.entry("CONNECTING OFFER", "CONNECTING ANSWER"),
            Map.entry("CONNECTING FRESH_OFFER", "CONNECTING ANSWER_ANEW"),
            Map.entry("CONNECTING CANDIDATE", "CONNECTING ADD_CANDIDATE"),
            Map.entry("CONNECTING UP", "CONNECTED NOTE"),
            Map.entry("CONNECTING CONNECTION_ERROR", "CONNECTING REBUILD"),
            Map.entry("CONNECTING BROKEN", "CONNECTING REBUILD"),
            Map.entry("CONNECTING TIMEOUT", "CONNECTING REBUILD"),
            Map.entry("CONNECTING EXHAUSTED", "FAILED GIVE_UP"),
            Map.entry("CONNECTING NETWORK_CHANGE", "CONNECTING RESTART_ICE"),
            Map.entry("CONNECTING REACHABLE", "CONNECTING RESEND"),
            Map.entry("CONNECTED OFFER", "CONNECTED ANSWER"),
            Map.entry("CONNECTED FRESH_OFFER", "RECONNECTING ANSWER_ANEW"),
            Map.entry("CONNECTED CANDIDATE", "CONNECTED ADD_CANDIDATE"),
            Map.entry("CONNECTED UP", "CONNECTED NOTE"),
            Map.entry("CONNECTED INTERRUPTED", "RECONNECTING WATCH"),
            Map.entry("CONNECTED CONNECTION_ERROR", "RECONNECTING RESTART_ICE"),
            Map.entry("CONNECTED BROKEN", "RECONNECTING REBUILD"),
            Map.entry("CONNECTED TIMEOUT", "RECONNECTING REBUILD"),
            Map.entry("CONNECTED EXHAUSTED", "FAILED GIVE_UP"),
            Map.entry("CONNECTED NETWORK_CHANGE", "CONNECTED RESTART_ICE"),
            Map.entry("CONNECTED REACHABLE", "CONNECTED RESEND"),
            Map.entry("CONNECTED ONE_WAY", "CONNECTED MEND"),
            Map.entry("CONNECTED RETRY", "CONNECTED RESTART_ICE"),
            Map.entry("RECONNECTING OFFER", "RECONNECTING ANSWER"),
            Map.entry("RECONNECTING FRESH_OFFER", "RECONNECTING ANSWER_ANEW"),
            Map.entry("RECONNECTING CANDIDATE", "RECONNECTING ADD_CANDIDATE"),
            Map.entry("RECONNECTING UP", "CONNECTED NOTE"),
            Map.entry("RECONNECTING CONNECTION_ERROR", "RECONNECTING MEND"),
            Map.entry("RECONNECTING BROKEN", "RECONNECTING REBUILD"),
            Map.entry("RECONNECTING TIMEOUT", "RECONNECTING MEND"),
            Map.entry("RECONNECTING STUCK", "RECONNECTING REBUILD"),
            Map.entry("RECONNECTING EXHAUSTED", "FAILED GIVE_UP"),
            Map.entry("RECONNECTING NETWORK_CHANGE", "RECONNECTING RESTART_ICE"),
            Map.entry("RECONNECTING REACHABLE", "RECONNECTING MEND_SOON"),
            Map.entry("RECONNECTING RETRY", "RECONNECTING REBUILD"),
            Map.entry("FAILED FRESH_OFFER", "CONNECTING ANSWER_ANEW"),
            Map.entry("FAILED TIMEOUT", "CONNECTING REBUILD"),
            Map.entry("FAILED NETWORK_CHANGE", "CONNECTING REBUILD"),
            Map.entry("FAILED REACHABLE", "CONNECTING REBUILD"),
            Map.entry("FAILED RETRY", "CONNECTING REBUILD"));

    @TestFactory
    Stream<DynamicTest> auth() {
        return cells(AuthPhase.values(), AuthPhase.Input.values(), AuthPhase::on, AUTH);
    }

    @TestFactory
    Stream<DynamicTest> room() {
        return cells(RoomPhase.values(), RoomPhase.Input.values(), RoomPhase::on, ROOM);
    }

    @TestFactory
    Stream<DynamicTest> connection() {
        return cells(ConnectionPhase.values(), ConnectionPhase.Input.values(), ConnectionPhase::on, CONNECTION);
    }

    @TestFactory
    Stream<DynamicTest> participant() {
        return cells(ParticipantPhase.values(), ParticipantPhase.Input.values(), ParticipantPhase::on, PARTICIPANT);
    }

    @TestFactory
    Stream<DynamicTest> peer_link() {
        return cells(
                LinkPhase.values(),
                LinkPhase.Input.values(),
                (phase, input) -> phase.on(input).map(reaction -> reaction.next() + " " + reaction.action()),
                LINK);
    }

    /** What the specification forbids, whatever the input. */
    @TestFactory
    Stream<DynamicTest> forbidden_moves_have_no_input() {
        return Stream.of(
                never(
                        ConnectionPhase.CONNECTED,
                        ConnectionPhase.CONNECTING,
                        ConnectionPhase.Input.values(),
                        ConnectionPhase::on),
                never(
                        ConnectionPhase.IDLE,
                        ConnectionPhase.CONNECTED,
                        ConnectionPhase.Input.values(),
                        ConnectionPhase::on),
                never(
                        ConnectionPhase.FAILED,
                        ConnectionPhase.CONNECTED,
                        ConnectionPhase.Input.values(),
                        ConnectionPhase::on),
                never(RoomPhase.JOINED, RoomPhase.CREATED, RoomPhase.Input.values(), RoomPhase::on),
                never(LinkPhase.IDLE, LinkPhase.CONNECTED, LinkPhase.Input.values(), MachineTablesTest::nextLink),
                never(LinkPhase.FAILED, LinkPhase.CONNECTED, LinkPhase.Input.values(), MachineTablesTest::nextLink));
    }

    private static Optional<LinkPhase> nextLink(LinkPhase phase, LinkPhase.Input input) {
        return phase.on(input).map(LinkPhase.Reaction::next);
    }

    private static <S, I> Stream<DynamicTest> cells(
            S[] states, I[] inputs, BiFunction<S, I, ? extends Optional<?>> table, Map<String, String> expected) {
        return Arrays.stream(states)
                .flatMap(state -> Arrays.stream(inputs).map(input -> cell(state, input, table, expected)));
    }

    private static <S, I> DynamicTest cell(
            S state, I input, BiFunction<S, I, ? extends Optional<?>> table, Map<String, String> expected) {
        String result = expected.getOrDefault(state + " " + input, "rejected");
        return DynamicTest.dynamicTest(
                state + " on " + input + ": " + result,
                () -> assertThat(table.apply(state, input).map(Object::toString).orElse("rejected"))
                        .isEqualTo(result));
    }

    private static <S, I> DynamicTest never(S from, S to, I[] inputs, BiFunction<S, I, Optional<S>> table) {
        return DynamicTest.dynamicTest(
                from + " never becomes " + to,
                () -> assertThat(inputs)
                        .allSatisfy(
                                input -> assertThat(table.apply(from, input)).isNotEqualTo(Optional.of(to))));
    }
}
