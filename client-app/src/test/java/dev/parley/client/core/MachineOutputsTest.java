package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.ConnectionPhase.Shown;
import dev.parley.protocol.Presence;
import org.junit.jupiter.api.Test;

/** What each state of a Moore machine shows. */
class MachineOutputsTest {
    @Test
    void auth_shows_one_screen_for_each_state() {
        assertThat(AuthPhase.UNAUTHENTICATED.screen()).isEqualTo(AuthPhase.Screen.LOGIN);
        assertThat(AuthPhase.AUTHENTICATING.screen()).isEqualTo(AuthPhase.Screen.SPINNER);
        assertThat(AuthPhase.AUTHENTICATED.screen()).isEqualTo(AuthPhase.Screen.DASHBOARD);
        assertThat(AuthPhase.TOKEN_EXPIRED.screen()).isEqualTo(AuthPhase.Screen.SIGN_IN_PROMPT);
        assertThat(AuthPhase.LOGGING_OUT.screen()).isEqualTo(AuthPhase.Screen.SPINNER);
    }

    @Test
    void room_shows_the_list_before_and_after_a_meeting() {
        assertThat(RoomPhase.NO_ROOM.screen()).isEqualTo(RoomPhase.Screen.LIST);
        assertThat(RoomPhase.CREATING.screen()).isEqualTo(RoomPhase.Screen.CREATION_SPINNER);
        assertThat(RoomPhase.CREATED.screen()).isEqualTo(RoomPhase.Screen.ROOM_INFO);
        assertThat(RoomPhase.JOINING.screen()).isEqualTo(RoomPhase.Screen.JOINING_SPINNER);
        assertThat(RoomPhase.WAITING.screen()).isEqualTo(RoomPhase.Screen.WAITING_PAGE);
        assertThat(RoomPhase.JOINED.screen()).isEqualTo(RoomPhase.Screen.VIDEO_GRID);
        assertThat(RoomPhase.LEAVING.screen()).isEqualTo(RoomPhase.Screen.LEAVING_SPINNER);
        assertThat(RoomPhase.LEFT.screen()).isEqualTo(RoomPhase.Screen.LIST);
    }

    @Test
    void connection_has_its_controls_on_only_while_connected() {
        assertThat(ConnectionPhase.IDLE.shows()).containsExactly(Shown.JOIN);
        assertThat(ConnectionPhase.CONNECTING.shows()).containsExactly(Shown.SPINNER);
        assertThat(ConnectionPhase.CONNECTED.shows())
                .containsExactly(Shown.LEAVE, Shown.MEDIA_CONTROLS, Shown.PARTICIPANTS);
        assertThat(ConnectionPhase.DISCONNECTED.shows()).containsExactly(Shown.RECONNECT);
        assertThat(ConnectionPhase.RECONNECTING.shows()).containsExactly(Shown.SPINNER);
        assertThat(ConnectionPhase.FAILED.shows()).containsExactly(Shown.MESSAGE, Shown.RETRY);
    }

    @Test
    void a_participant_looks_like_its_state() {
        assertThat(ParticipantPhase.JOINING.look().badge()).isEqualTo("joining");
        assertThat(ParticipantPhase.JOINING.look().greyed()).isTrue();
        assertThat(ParticipantPhase.ACTIVE.look().dot()).isEqualTo(ParticipantPhase.Dot.GREEN);
        assertThat(ParticipantPhase.IDLE.look().dot()).isEqualTo(ParticipantPhase.Dot.YELLOW);
        assertThat(ParticipantPhase.IDLE.look().updateMs())
                .isGreaterThan(ParticipantPhase.ACTIVE.look().updateMs());
        assertThat(ParticipantPhase.AWAY.look().dot()).isEqualTo(ParticipantPhase.Dot.GREY);
        assertThat(ParticipantPhase.AWAY.look().interactive()).isFalse();
        assertThat(ParticipantPhase.DISCONNECTED.look().badge()).isEqualTo("offline");
        assertThat(ParticipantPhase.DISCONNECTED.look().listed()).isFalse();
    }

    @Test
    void presence_moves_a_participant_row_by_row() {
        assertThat(ParticipantPhase.ACTIVE.towards(Presence.AWAY)).isEqualTo(ParticipantPhase.AWAY);
        assertThat(ParticipantPhase.AWAY.towards(Presence.ACTIVE)).isEqualTo(ParticipantPhase.ACTIVE);
        assertThat(ParticipantPhase.AWAY.towards(Presence.IDLE)).isEqualTo(ParticipantPhase.IDLE);
        assertThat(ParticipantPhase.JOINING.towards(Presence.AWAY)).isEqualTo(ParticipantPhase.JOINING);
        assertThat(ParticipantPhase.DISCONNECTED.towards(Presence.ACTIVE)).isEqualTo(ParticipantPhase.DISCONNECTED);
    }

    @Test
    void the_badge_has_a_state_for_each_phase_of_the_way_to_a_server() {
        badge(ConnectionPhase.IDLE, Badge.Colour.RED, "Disconnected", Badge.Action.CONNECT, Badge.Action.SETTINGS);
        badge(ConnectionPhase.FAILED, Badge.Colour.RED, "Disconnected", Badge.Action.CONNECT, Badge.Action.SETTINGS);
        badge(
                ConnectionPhase.CONNECTING,
                Badge.Colour.YELLOW,
                "Connecting…",
                Badge.Action.CANCEL,
                Badge.Action.SETTINGS);
        badge(
                ConnectionPhase.CONNECTED,
                Badge.Colour.GREEN,
                "Connected",
                Badge.Action.DISCONNECT,
                Badge.Action.SETTINGS);
        badge(
                ConnectionPhase.DISCONNECTED,
                Badge.Colour.ORANGE,
                "Reconnecting",
                Badge.Action.CANCEL,
                Badge.Action.FORCE_RECONNECT,
                Badge.Action.SETTINGS);
        badge(
                ConnectionPhase.RECONNECTING,
                Badge.Colour.ORANGE,
                "Reconnecting",
                Badge.Action.CANCEL,
                Badge.Action.FORCE_RECONNECT,
                Badge.Action.SETTINGS);
    }

    private static void badge(ConnectionPhase phase, Badge.Colour colour, String text, Badge.Action... actions) {
        Badge badge = Badge.of(phase);
        assertThat(badge.colour()).isEqualTo(colour);
        assertThat(badge.text()).isEqualTo(text);
        assertThat(badge.actions()).containsExactly(actions);
    }
}
