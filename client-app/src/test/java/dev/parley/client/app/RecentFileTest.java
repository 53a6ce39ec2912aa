package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.RecentMeeting;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentFileTest {
    private static final RecentMeeting STANDUP = new RecentMeeting(
            MeetingLink.parse("parleys://meet.example.org/lusab-babad-gutih#k3y"),
            false,
            "Stand-up",
            Visibility.PRIVATE,
            6,
            false,
            1_800_000_000_123L);
    private static final RecentMeeting OWN = new RecentMeeting(
            MeetingLink.parse("parley://192.168.1.20:41873/babad-lusab-gutih"),
            true,
            "Zoë's meeting",
            Visibility.PUBLIC,
            10,
            true,
            1_700_000_000_000L,
            Entry.KNOCK,
            true);

    @TempDir
    private Path folder;

    private List<RecentMeeting> recalled() throws InterruptedException {
        BlockingQueue<List<RecentMeeting>> heard = new LinkedBlockingQueue<>();
        try (RecentFile file = new RecentFile(new SettingsFile(folder), heard::add)) {
            file.recall();
            return heard.poll(30, TimeUnit.SECONDS);
        }
    }

    private void keep(RecentMeeting... meetings) {
        try (RecentFile file = new RecentFile(new SettingsFile(folder), heard -> {})) {
            file.keep(List.of(meetings));
        }
    }

    @Test
    void what_was_kept_is_recalled_in_the_same_order() throws Exception {
        assertThat(recalled()).isEmpty();
        keep(STANDUP, OWN);
        assertThat(recalled()).containsExactly(STANDUP, OWN);
    }

    @Test
    void of_two_programs_none_takes_back_what_the_other_one_remembered() throws Exception {
        keep(OWN);
        BlockingQueue<List<RecentMeeting>> heard = new LinkedBlockingQueue<>();
        try (RecentFile file = new RecentFile(new SettingsFile(folder), heard::add)) {
            file.recall();
            assertThat(heard.poll(30, TimeUnit.SECONDS)).containsExactly(OWN);
            keep(STANDUP, OWN);
            file.keep(List.of());
        }
        assertThat(recalled()).as("its own one was taken off").containsExactly(STANDUP);
    }

    @Test
    void people_can_read_it_and_other_settings_stay() throws Exception {
        new SettingsFile(folder).change(kept -> kept.addProperty("name", "Ana"));
        keep(STANDUP);
        assertThat(folder.resolve("settings.json"))
                .content()
                .contains("\"name\": \"Ana\"", "\"link\": \"parleys://meet.example.org/lusab-babad-gutih#k3y\"");
    }

    @Test
    void entries_that_make_no_sense_are_left_out() throws Exception {
        write("""
                {"recentMeetings": [7, {}, {"link": "parley://a/b", "title": "x", "entered": "2026-11-29T08:00:00Z"},
                  {"link": "parley://a/lusab-babad-gutih", "title": "", "entered": "2026-11-29T08:00:00Z"},
                  {"link": "parley://a/lusab-babad-gutih", "title": "x", "entered": "yesterday"},
                  {"link": "parley://a/lusab-babad-gutih", "title": "Good", "entered": "2026-11-29T08:00:00Z",
                   "maxParticipants": 1e99}]}
                """);
        assertThat(recalled()).extracting(RecentMeeting::title).containsExactly("Good");
        write("{\"recentMeetings\": \"none\"}");
        assertThat(recalled()).isEmpty();
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("settings.json"), text);
    }
}
