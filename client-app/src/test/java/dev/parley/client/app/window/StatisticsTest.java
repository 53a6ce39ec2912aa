package dev.parley.client.app.window;

import static dev.parley.client.app.window.CoreInRoom.ANN;
import static dev.parley.client.app.window.CoreInRoom.ZOE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.parley.client.app.MeasuredJson;
import dev.parley.client.core.Event;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkKey;
import dev.parley.client.core.LinkSample;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.Samples;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.ServerMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a meeting's measurements, on the real core, and the file that it is written into. */
class StatisticsTest {
    private long now = 1_800_000_000_000L;
    private final StatisticsRecorder recorder = new StatisticsRecorder(() -> Instant.ofEpochMilli(now));
    private final CoreInRoom core = new CoreInRoom(recorder, () -> now);

    private void sample(ParticipantId peer, double rttMs) {
        sample(core.state().peers().get(peer).key(), rttMs);
    }

    private void sample(LinkKey key, double rttMs) {
        core.happen(new Event.Link(key, new LinkEvent.Sampled(Samples.withRtt(OptionalDouble.of(rttMs)))));
    }

    private List<Double> roundTrips(ParticipantId peer) {
        return recorder.of(peer).stream()
                .map(LinkSample::stats)
                .map(LinkStats::rttMs)
                .map(OptionalDouble::getAsDouble)
                .toList();
    }

    @Test
    void each_pair_has_its_own_samples_with_their_times() {
        sample(ANN, 20);
        now += 1_000;
        sample(ANN, 21);
        sample(ZOE, 90);
        assertThat(roundTrips(ANN)).containsExactly(20.0, 21.0);
        assertThat(recorder.of(ANN).getLast().at()).isEqualTo(now);
        assertThat(roundTrips(ZOE)).containsExactly(90.0);
    }

    @Test
    void a_connection_that_was_replaced_says_nothing() {
        sample(new LinkKey(ANN, 99), 20);
        assertThat(recorder.of(ANN)).isEmpty();
    }

    @Test
    void two_minutes_are_kept() {
        sample(ANN, 20);
        now += 120_000;
        assertThat(roundTrips(ANN)).containsExactly(20.0);
        now += 1;
        assertThat(recorder.of(ANN)).isEmpty();
        assertThat(recorder.pairs(core.state())).isEmpty();
    }

    @Test
    void the_number_of_samples_is_bounded_whatever_their_times() {
        for (int i = 0; i <= StatisticsRecorder.SAMPLES; i++) {
            sample(ANN, i);
        }
        assertThat(roundTrips(ANN)).hasSize(StatisticsRecorder.SAMPLES).startsWith(1.0);
    }

    @Test
    void the_number_of_people_is_bounded_and_who_was_measured_last_stays() {
        sample(ZOE, 1);
        for (int i = 0; i < StatisticsRecorder.PEOPLE; i++) {
            ParticipantId id = new ParticipantId("n" + i);
            core.say(new ServerMessage.UserJoined(CoreInRoom.ROOM, CoreInRoom.person(id, "N" + i)));
            sample(id, i);
            sample(ANN, i);
        }
        assertThat(recorder.pairs(core.state())).hasSize(StatisticsRecorder.PEOPLE);
        assertThat(recorder.of(ZOE)).isEmpty();
        assertThat(recorder.of(ANN)).isNotEmpty();
    }

    @Test
    void who_has_left_stays_in_the_file_and_leaving_forgets_everything() {
        sample(ANN, 20);
        core.say(new ServerMessage.UserLeft(CoreInRoom.ROOM, ANN, LeaveReason.LEFT));
        assertThat(recorder.pairs(core.state()))
                .extracting(StatisticsRecorder.Pair::name, StatisticsRecorder.Pair::present)
                .containsExactly(tuple("Ann", false));
        core.happen(new Event.LeaveRoom());
        core.answer(new ServerMessage.RoomLeft(CoreInRoom.ROOM));
        assertThat(recorder.pairs(core.state())).isEmpty();
    }

    @Test
    void the_file_says_of_each_sample_what_is_known_and_null_of_the_rest(@TempDir Path folder) throws IOException {
        sample(ANN, 20.123);
        Path file = folder.resolve("s.json");
        Files.writeString(file, "before");
        new StatisticsFile(recorder.pairs(core.state()), now).write(file);

        JsonObject whole = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertThat(whole.get("format").getAsString()).isEqualTo("parley-statistics");
        assertThat(whole.get("savedAt").getAsString()).isEqualTo("2027-01-15T08:00:00Z");
        JsonObject pair = whole.getAsJsonArray("pairs").get(0).getAsJsonObject();
        assertThat(pair.get("name").getAsString()).isEqualTo("Ann");
        JsonObject sample = pair.getAsJsonArray("samples").get(0).getAsJsonObject();
        assertThat(sample.get("at").getAsLong()).isEqualTo(now);
        assertThat(sample.get("rttMs").getAsDouble()).isEqualTo(20.12);
        assertThat(sample.get("jitterMs").isJsonNull()).isTrue();
        assertThat(whole.toString()).doesNotContain(CoreInRoom.ROOM.value());
        assertThat(folder).isDirectoryContaining("glob:**/s.json").isDirectoryNotContaining("glob:**/*.part");
    }

    @Test
    void a_file_that_cannot_be_written_leaves_nothing(@TempDir Path folder) throws IOException {
        Path file = Files.createDirectory(folder.resolve("s.json"));
        Files.writeString(file.resolve("inside"), "");
        StatisticsFile content = new StatisticsFile(List.of(), now);
        assertThatThrownBy(() -> content.write(file)).isInstanceOf(IOException.class);
        assertThat(folder).isDirectoryNotContaining("glob:**/*.part");
    }

    @Test
    void the_page_names_every_field() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("parley.root"), "docs", "statistics.md"));
        assertThat(MeasuredJson.of(LinkStats.NONE).keySet())
                .allSatisfy(field -> assertThat(page).contains("`" + field + "`"));
    }
}
