package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The live room list. */
class LobbyStoryTest {
    private static final RoomInfo OLD = info(1, 10);
    private static final RoomInfo NEW = info(2, 20);

    private static RoomInfo info(long bits, long createdAt) {
        return new RoomInfo(RoomId.ofRandomBits(bits), "room", "", "", Visibility.PUBLIC, 1, 6, createdAt);
    }

    private static Story listed() {
        return Scenes.connected().when(Scenes.said(new ServerMessage.RoomList(5, List.of(NEW))));
    }

    @Test
    void a_delta_of_the_next_revision_is_applied_in_the_order_of_age() {
        listed().when(Scenes.said(new ServerMessage.RoomDelta(6, List.of(OLD), List.of())))
                .thenNothing()
                .holds(state -> assertThat(state.lobby()).isEqualTo(new AppState.Lobby(6, List.of(OLD, NEW))))
                .when(Scenes.said(new ServerMessage.RoomDelta(7, List.of(), List.of(NEW.id()))))
                .holds(state -> assertThat(state.lobby()).isEqualTo(new AppState.Lobby(7, List.of(OLD))));
    }

    @Test
    void a_delta_that_came_before_changes_nothing() {
        listed().when(Scenes.said(new ServerMessage.RoomDelta(5, List.of(OLD), List.of())))
                .holds(state -> assertThat(state.lobby().rooms()).containsExactly(NEW));
    }

    @Test
    void a_gap_asks_for_the_list_once() {
        listed().when(Scenes.said(new ServerMessage.RoomDelta(8, List.of(OLD), List.of())))
                .holds(state -> assertThat(state.lobby().revision()).isEqualTo(5))
                .when(Scenes.said(new ServerMessage.RoomDelta(9, List.of(OLD), List.of())))
                .thenNothing();
        listed().when(Scenes.said(new ServerMessage.RoomDelta(8, List.of(OLD), List.of())))
                .said()
                .containsExactly(new ClientMessage.ListRooms());
    }

    @Test
    void the_answer_closes_the_gap() {
        Story asked = listed().when(Scenes.said(new ServerMessage.RoomRevision(9)));
        asked.when(Scenes.reply(asked, Request.ListRooms.class, new ServerMessage.RoomList(9, List.of(OLD))))
                .holds(state -> assertThat(state.lobby()).isEqualTo(new AppState.Lobby(9, List.of(OLD))))
                .holds(state -> assertThat(Requests.awaits(state, Request.ListRooms.class))
                        .isFalse());
    }

    @Test
    void the_same_revision_asks_for_nothing() {
        listed().when(Scenes.said(new ServerMessage.RoomRevision(5))).thenNothing();
    }
}
