package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.AppState;
import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.Badge.Action;
import dev.parley.client.core.Badge.Colour;
import dev.parley.client.core.ConnectionPhase;
import dev.parley.client.core.PointInTime;
import dev.parley.client.core.Program;
import dev.parley.client.ui.common.ConnectionStatus;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ledger row Q6, row by row. */
class ConnectionStatusTest {
    private static ConnectionStatus of(AppState state) {
        return ConnectionStatus.of(state, new PointInTime(States.NOW.toEpochMilli(), ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource({
        "IDLE,RED,CONNECT,",
        "CONNECTING,YELLOW,CANCEL,",
        "CONNECTED,GREEN,DISCONNECT,",
        "DISCONNECTED,ORANGE,CANCEL,FORCE_RECONNECT",
        "RECONNECTING,ORANGE,CANCEL,FORCE_RECONNECT",
        "FAILED,RED,CONNECT,"
    })
    void each_phase_has_its_colour_and_actions_and_the_settings_last(
            ConnectionPhase phase, Colour colour, Action first, Action second) {
        ConnectionStatus status = of(States.signedIn().connection(phase, -1).build());
        assertThat(status.badge().colour()).isEqualTo(colour);
        assertThat(status.badge().actions())
                .isEqualTo(second == null ? List.of(first, Action.SETTINGS) : List.of(first, second, Action.SETTINGS));
    }

    @Test
    void before_the_first_meeting_on_this_computer_nothing_is_wrong() {
        ConnectionStatus status = of(Program.initial());
        assertThat(status.badge().colour()).isEqualTo(Colour.GREY);
        assertThat(status.badge().actions()).containsExactly(Action.SETTINGS);
    }

    @Test
    void each_attempt_and_the_wait_for_the_next_are_shown() {
        States waiting = States.inMeeting().reconnecting(4, 3_200);
        assertThat(of(waiting.build()).text()).isEqualTo("Reconnecting, try 4");
        assertThat(of(waiting.build()).details()).containsExactly("next try in 4\u00a0s");
        assertThat(of(States.inMeeting().reconnecting(5, 0).build()).details()).containsExactly("trying now");
    }

    @Test
    void on_the_dashboard_the_way_to_the_server_is_measured() {
        assertThat(of(States.signedIn().build()).details()).containsExactly("12 ms");
    }

    @Test
    void what_the_numbers_are_is_said_as_it_is() {
        assertThat(of(States.inMeeting().build()).help()).endsWith("A number is how long it takes to answer.");
        assertThat(of(States.inMeeting().people("Ben").build()).help())
                .endsWith("The numbers are those of your connections to the others.");
    }

    @Test
    void in_a_meeting_the_worst_link_counts_and_bandwidth_adds_up() {
        States meeting = States.inMeeting()
                .people("Ben")
                .peer(Peer.named("Carla").rtt(90).loss(0.2));
        assertThat(of(meeting.build()).details()).containsExactly("90 ms", "0.2 % loss", "↑ 1.2 ↓ 1.3 Mbit/s");
    }

    @Test
    void what_was_not_measured_is_left_out() {
        States unknown = States.signedIn().auth(AuthPhase.AUTHENTICATED, States.SERVER, "");
        assertThat(of(unknown.connection(ConnectionPhase.CONNECTED, -1).build()).details())
                .isEmpty();
    }
}
