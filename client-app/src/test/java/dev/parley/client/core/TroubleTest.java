package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.LinkEvent.Transport;
import dev.parley.client.core.Trouble.Kind;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.PeerMessage.Path;
import dev.parley.protocol.PeerMessage.ReachState;
import dev.parley.protocol.Presence;
import dev.parley.protocol.ServerMessage;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person is told about a link, along the way that a link takes. */
class TroubleTest {
    private static Optional<Trouble> seen(Story story) {
        return Trouble.of(story.state(), Scenes.peer(story, ANN), new PointInTime(story.now(), ZoneOffset.UTC));
    }

    private static Trouble trouble(Story story, Kind kind) {
        Trouble trouble = seen(story).orElseThrow();
        assertThat(trouble.kind()).isEqualTo(kind);
        assertThat(trouble.explanation()).endsWith(".").doesNotContain("  ").contains("Ann");
        assertThat(trouble.explanation().contains("choose Retry")
                        || trouble.explanation().contains("Choose Retry"))
                .isEqualTo(trouble.retry());
        return trouble;
    }

    private static Story interrupted() {
        return on(Scenes.connectedTo(ANN), new LinkEvent.TransportChanged(Transport.DISCONNECTED));
    }

    private static Story on(Story story, LinkEvent event) {
        return story.when(Scenes.link(Scenes.key(story, ANN), event));
    }

    private static Story due(Story story) {
        return story.when(new Event.TimerFired(new Timer.LinkDue(Scenes.key(story, ANN))));
    }

    private static Story failed() {
        Story story = Scenes.joinedBy(ANN);
        for (int tries = 0; tries <= LinkUpdate.REBUILDS; tries++) {
            story = due(story);
        }
        return story;
    }

    private static Story presence(Story story, Presence presence) {
        return story.when(Scenes.said(new ServerMessage.PresenceChanged(ROOM, ANN.id(), presence, false)));
    }

    @Test
    void a_link_that_works_is_no_trouble() {
        assertThat(seen(Scenes.connectedTo(ANN))).isEmpty();
    }

    @Test
    void the_first_connection_is_being_made() {
        Trouble trouble = trouble(Scenes.joinedBy(ANN).after(3_000), Kind.CONNECTING);
        assertThat(trouble.sign()).isEqualTo("Connecting…");
        assertThat(trouble.explanation()).startsWith("You and Ann are being connected, for 3 s now.");
        assertThat(trouble.retry()).isFalse();
    }

    @Test
    void a_relay_that_cannot_be_used_is_named_where_no_other_way_was_found() {
        String relay = "turns:turn.example.org:5349";
        LinkEvent unusable = new LinkEvent.RelaysTried(relay, "701 Failed to establish connection");
        Story waiting = on(Scenes.joinedBy(ANN), unusable);

        assertThat(trouble(waiting, Kind.CONNECTING).explanation()).contains(relay, "certificate", "parley doctor");
        Story gaveUp = waiting;
        for (int tries = 0; tries <= LinkUpdate.REBUILDS; tries++) {
            gaveUp = due(gaveUp);
        }
        assertThat(trouble(gaveUp, Kind.FAILED).explanation()).contains(relay);
        assertThat(trouble(on(interrupted(), unusable), Kind.INTERRUPTED).explanation())
                .doesNotContain(relay);
        assertThat(trouble(on(waiting, new LinkEvent.RelaysTried("", "")), Kind.CONNECTING)
                        .explanation())
                .doesNotContain(relay);
    }

    @Test
    void an_interruption_says_since_when() {
        Trouble trouble = trouble(interrupted().after(4_000), Kind.INTERRUPTED);
        assertThat(trouble.sign()).isEqualTo("Reconnecting…");
        assertThat(trouble.explanation()).startsWith("You and Ann have had no connection for 4 s.");
    }

    @Test
    void an_interruption_of_long_ago_says_the_time_of_day() {
        Story story = interrupted();
        assertThat(trouble(story.after(600_000), Kind.INTERRUPTED).explanation())
                .startsWith("You and Ann have had no connection since 08:00.");
    }

    @Test
    void each_restart_is_counted() {
        assertThat(trouble(due(interrupted()), Kind.NEW_PATH).sign()).isEqualTo("Looking for another path (1 of 3)");
        assertThat(trouble(due(due(interrupted())), Kind.NEW_PATH).sign())
                .isEqualTo("Looking for another path (2 of 3)");
    }

    @Test
    void after_the_restarts_a_new_connection_is_built() {
        Trouble trouble = trouble(due(due(due(due(interrupted())))), Kind.NEW_CONNECTION);
        assertThat(trouble.sign()).isEqualTo("Building a new connection (1 of 3)");
    }

    @Test
    void a_failed_link_says_when_it_is_tried_again() {
        Story failed = failed();
        long waits = Math.ceilDiv(Scenes.peer(failed, ANN).repair().nextAt() - failed.now(), 1000);
        Trouble trouble = trouble(failed, Kind.FAILED);
        assertThat(trouble.sign()).isEqualTo("No connection. Trying again in " + waits + "\u00a0s.");
        assertThat(trouble.retry()).isTrue();
    }

    @Test
    void a_retry_by_hand_shows_at_once() {
        assertThat(trouble(failed().when(new Event.RetryPeer(ANN.id())), Kind.NEW_CONNECTION)
                        .sign())
                .isEqualTo("Building a new connection (1 of 3)");
    }

    @Test
    void whoever_lost_the_server_alone_is_still_heard_and_seen() {
        Trouble trouble = trouble(presence(Scenes.connectedTo(ANN), Presence.RECONNECTING), Kind.PLACE_KEPT);
        assertThat(trouble.sign()).isEqualTo("Ann lost the server. The place is kept.");
        assertThat(trouble.kind().covers()).isFalse();
        assertThat(trouble.retry()).isFalse();
    }

    @Test
    void whoever_lost_everything_cannot_be_tried_again_by_hand() {
        Trouble trouble = trouble(presence(interrupted(), Presence.RECONNECTING), Kind.PEER_CUT_OFF);
        assertThat(trouble.sign()).isEqualTo("Ann lost the connection. The place is kept.");
        assertThat(trouble.retry()).isFalse();
    }

    @Test
    void without_the_server_a_broken_link_waits_for_it() {
        assertThat(trouble(interrupted().when(new Event.SocketClosed("gone")), Kind.SERVER_AWAY)
                        .sign())
                .isEqualTo("Waiting for the server");
    }

    @Test
    void a_peer_that_receives_nothing_is_shown_as_not_hearing() {
        DeviceState works = new DeviceState(true, "Device", "");
        Story speaking = Scenes.connectedTo(ANN).when(new Event.DevicesChanged(works, works));
        Story story = said(sampled(speaking, 100, 0), 0, false);
        Story later = said(sampled(story, 300, 0), 0, false);
        assertThat(trouble(later, Kind.UNHEARD).sign()).isEqualTo("Ann does not hear you");
        assertThat(seen(said(sampled(later, 500, 0), 150, true))).isEmpty();
    }

    @Test
    void one_report_of_nothing_may_have_crossed_with_the_first_packets() {
        assertThat(seen(said(Scenes.connectedTo(ANN), 0, false))).isEmpty();
    }

    @Test
    void a_peer_of_which_nothing_arrives_is_shown_as_not_heard() {
        Story story = sampled(Scenes.connectedTo(ANN), 0, 50);
        Story told = toldWhatIsReceived(toldWhatIsReceived(toldWhatIsReceived(story)));
        assertThat(trouble(told, Kind.DEAF).sign()).isEqualTo("You do not hear Ann");
        assertThat(seen(toldWhatIsReceived(sampled(told, 0, 90)))).isEmpty();
    }

    @Test
    void a_peer_that_reported_and_stopped_is_silent() {
        Story reported = said(Scenes.connectedTo(ANN), 10, true);
        assertThat(seen(reported.after(12_000)))
                .as("sound comes before reports do")
                .isEmpty();
        Story story = toldWhatIsReceived(reported);
        assertThat(seen(story.after(HealthUpdate.FRESH_MS))).isEmpty();
        Trouble trouble = trouble(story.after(12_000), Kind.SILENT);
        assertThat(trouble.sign()).isEqualTo("Nothing comes from Ann");
        assertThat(trouble.explanation()).contains("nothing has come from there for 12 s");
    }

    /** As when a program is killed: its sound ends first, but that is not what is wrong. */
    @Test
    void a_peer_of_which_neither_sound_nor_pictures_nor_reports_come_is_silent_at_once() {
        Story reported = said(sampled(Scenes.connectedTo(ANN), 0, 50), 10, true);
        Story told = toldWhatIsReceived(toldWhatIsReceived(toldWhatIsReceived(reported)));
        trouble(told.after(HealthUpdate.RECENT_MS), Kind.DEAF);
        trouble(told.after(HealthUpdate.RECENT_MS + 1), Kind.SILENT);
    }

    @Test
    void silence_stays_visible_while_it_is_acted_on() {
        Story silent = said(Scenes.connectedTo(ANN), 10, true).after(9_000);
        trouble(toldWhatIsReceived(silent), Kind.SILENT);
    }

    private static Story toldWhatIsReceived(Story story) {
        return story.when(new Event.TimerFired(new Timer.Health()));
    }

    private static Story said(Story story, long packets, boolean hears) {
        PeerMessage.Reach self =
                new PeerMessage.Reach(Scenes.SELF, ReachState.CONNECTED, Path.HOST, 5L, 0, hears, true);
        return on(story, new LinkEvent.Received(new PeerMessage.Health(packets, 0, List.of(self))));
    }

    private static Story sampled(Story story, long packetsSent, long packetsReceived) {
        LinkStats.Flow flow = new LinkStats.Flow(packetsSent, packetsReceived, 0, packetsReceived);
        return on(story, new LinkEvent.Sampled(Samples.of("host", flow)));
    }
}
