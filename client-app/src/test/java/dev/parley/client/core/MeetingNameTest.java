package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ELSEWHERE;
import static dev.parley.client.core.Scenes.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.RoomId;
import dev.parley.protocol.Visibility;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeetingNameTest {
    private static final RoomId TALK = RoomId.ofRandomBits(1);

    private static AppState after(boolean hosted) {
        RecentMeeting recent =
                new RecentMeeting(new MeetingLink(SERVER, TALK), hosted, "Team talk", Visibility.PRIVATE, 6, false, 1);
        return Scenes.connected()
                .when(new Event.RecentRecalled(List.of(recent)))
                .state();
    }

    @Test
    void a_name_that_is_known_of_one_server_is_none_of_the_same_code_on_another() {
        assertThat(MeetingName.of(after(false), new MeetingLink(SERVER, TALK))).isEqualTo("Team talk");
        assertThat(MeetingName.of(after(false), new MeetingLink(ELSEWHERE, TALK)))
                .isEqualTo(TALK + " on " + ELSEWHERE.getHost());
    }

    @Test
    void a_meeting_of_this_computer_has_its_name_under_whatever_address() {
        assertThat(MeetingName.of(after(true), new MeetingLink(ELSEWHERE, TALK)))
                .isEqualTo("Team talk");
    }
}
