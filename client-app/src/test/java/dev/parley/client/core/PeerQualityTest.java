package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ZOE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.LinkEvent.Received;
import dev.parley.client.core.LinkEvent.Sampled;
import dev.parley.protocol.Participant;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.PeerMessage.Limit;
import dev.parley.protocol.PeerMessage.Path;
import dev.parley.protocol.PeerMessage.Pictures;
import dev.parley.protocol.PeerMessage.Reach;
import dev.parley.protocol.PeerMessage.ReachState;
import dev.parley.protocol.PeerMessage.View;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a tile says of the link to its person: to Ann, with Zoe in the room or without. */
class PeerQualityTest {
    private static final DeviceState THERE = new DeviceState(true, "built-in", "");

    private static Story two() {
        return Scenes.connectedTo(ANN).when(new Event.DevicesChanged(THERE, THERE));
    }

    private static Story three() {
        return Scenes.connectedTo(ANN, ZOE).when(new Event.DevicesChanged(THERE, THERE));
    }

    private static Story measured(Story story, Participant who, Tier tier) {
        return story.when(Scenes.link(Scenes.key(story, who), new Sampled(Samples.of(tier))));
    }

    private static Story says(Story story, Participant who, PeerMessage message) {
        return story.when(Scenes.link(Scenes.key(story, who), new Received(message)));
    }

    private static PeerMessage reaches(Participant other, long rttMs) {
        Reach reach = new Reach(other.id(), ReachState.CONNECTED, Path.HOST, rttMs, 0, true, true);
        return new PeerMessage.Health(10, 10, List.of(reach));
    }

    private static PeerQuality ofAnn(Story story) {
        return PeerQuality.of(story.state(), Scenes.peer(story, ANN)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    EXCELLENT | ''              | Excellent connection with Ann.
                    GOOD      | ''              | Good connection with Ann.
                    FAIR      | ''              | Fair connection with Ann: a little late, or with small gaps. The reason can be your connection or that of Ann.
                    POOR      | Poor connection | Poor connection with Ann: late, or with gaps. The reason can be your connection or that of Ann.
                    """)
    void every_tier_has_its_words(Tier tier, String sign, String explanation) {
        assertThat(ofAnn(measured(two(), ANN, tier))).isEqualTo(new PeerQuality(tier, sign, explanation));
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void the_tier_is_followed_down_and_up(Tier worse) {
        Story story = measured(two(), ANN, Tier.EXCELLENT);
        Story down = measured(measured(story, ANN, worse), ANN, worse);
        assertThat(ofAnn(down).tier()).isEqualTo(worse);
        Story up = measured(measured(down, ANN, Tier.EXCELLENT).after(LinkQuality.TIER_RISES_MS), ANN, Tier.EXCELLENT);
        assertThat(ofAnn(up)).isEqualTo(new PeerQuality(Tier.EXCELLENT, "", "Excellent connection with Ann."));
    }

    @Test
    void before_it_is_measured_and_while_it_does_not_work_nothing_is_claimed() {
        assertThat(ofAnn(two())).isEqualTo(new PeerQuality(null, "", "The connection with Ann is being measured."));
        Story story = two();
        Story closed = story.when(Scenes.link(Scenes.key(story, ANN), new LinkEvent.ChannelClosed()));
        assertThat(PeerQuality.of(closed.state(), Scenes.peer(closed, ANN))).isEmpty();
    }

    @Test
    void a_weak_link_beside_a_good_one_is_not_the_own_connection() {
        Story story = measured(measured(three(), ZOE, Tier.GOOD), ANN, Tier.POOR);
        assertThat(ofAnn(story).explanation())
                .endsWith(
                        "Yours to the others is better, so the reason is the connection of Ann, or the way between you.");
    }

    @Test
    void who_is_weak_to_everybody_has_the_weak_connection() {
        Story story = says(measured(measured(three(), ZOE, Tier.GOOD), ANN, Tier.POOR), ANN, reaches(ZOE, 400));
        assertThat(ofAnn(story).explanation())
                .endsWith("The reason is the connection of Ann, which is weak to the others too.");
    }

    @Test
    void the_own_weak_connection_is_said_once_in_the_room_and_not_of_each_peer() {
        Story story = measured(measured(three(), ZOE, Tier.POOR), ANN, Tier.POOR);
        Story sure = measured(says(story, ANN, reaches(ZOE, 20)), ANN, Tier.POOR);
        assertThat(OwnLimit.of(sure.state()).orElseThrow().kind()).isEqualTo(OwnLimit.Kind.CONNECTION);
        assertThat(ofAnn(sure).sign()).isEmpty();
        assertThat(ofAnn(sure).explanation())
                .isEqualTo("Poor connection with Ann: late, or with gaps. The reason is your connection: it is the same"
                        + " with the others.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    NONE       | true  | ''                          | ''
                    CHOICE     | true  | ''                          | ' Ann chose to send smaller pictures.'
                    COMPUTER   | true  | Busy computer               | ' The computer of Ann is busy, so fewer pictures come each second.'
                    CONNECTION | true  | Slow connection             | ' The connection of Ann is too slow for larger pictures. Sound comes first.'
                    PATH       | true  | Slow connection             | ' The reason can be your connection or that of Ann. It is too slow for larger pictures of Ann. Sound comes first.'
                    ROOM       | true  | ''                          | ' In a meeting of this size only the last 4 who spoke are shown.'
                    NONE       | false | No picture                  | ' Parley over there sends no pictures now.'
                    COMPUTER   | false | No picture                  | ' The computer of Ann is busy, so no pictures come.'
                    CONNECTION | false | No picture: slow connection | ' The connection of Ann is too slow for pictures. Sound comes first.'
                    PATH       | false | No picture: slow connection | ' The reason can be your connection or that of Ann. It is too slow for pictures of Ann. Sound comes first.'
                    ROOM       | false | Shown when speaking         | ' In a meeting of this size only the last 4 who spoke are shown.'
                    """)
    void what_a_peer_says_of_its_pictures_is_passed_on(Limit limit, boolean sent, String sign, String rest) {
        Story story = says(measured(two(), ANN, Tier.EXCELLENT), ANN, new Pictures(sent, limit));
        assertThat(ofAnn(story))
                .isEqualTo(new PeerQuality(Tier.EXCELLENT, sign, "Excellent connection with Ann." + rest));
        assertThat(PeerQuality.showsPictures(story.state(), Scenes.peer(story, ANN)))
                .isEqualTo(sent);
    }

    @Test
    void whoever_has_the_camera_off_withholds_nothing() {
        Story story = says(measured(two(), ANN, Tier.EXCELLENT), ANN, new Pictures(false, Limit.CONNECTION))
                .when(Scenes.said(new dev.parley.protocol.ServerMessage.MediaChanged(
                        Scenes.ROOM, ANN.id(), new dev.parley.protocol.MediaState(true, false, false))));
        assertThat(ofAnn(story).sign()).isEmpty();
        assertThat(PeerQuality.showsPictures(story.state(), Scenes.peer(story, ANN)))
                .isFalse();
    }

    @Test
    void what_a_slow_way_takes_from_the_own_picture_is_said_too() {
        Story seen = says(measured(two(), ANN, Tier.EXCELLENT), ANN, new View(1280, 720));
        Story narrow = seen;
        for (int i = 0; i < 3; i++) {
            narrow = narrow.after(1_000)
                    .when(Scenes.link(
                            Scenes.key(narrow, ANN),
                            new Sampled(Samples.of(
                                    OptionalDouble.of(50), OptionalDouble.of(200), OptionalDouble.of(200)))));
        }
        assertThat(ofAnn(narrow).sign()).isEqualTo("Sees you smaller");
        assertThat(ofAnn(narrow).explanation())
                .endsWith("It is too slow for larger pictures of you. Sound comes first.");
        Story off = narrow.when(new Event.SetCamera(false));
        assertThat(ofAnn(off).sign()).isEmpty();
    }

    @Test
    void the_own_choice_and_computer_are_explained_but_not_signs_on_tiles() {
        Story seen = says(measured(two(), ANN, Tier.GOOD), ANN, new View(1280, 720));
        Story chosen = seen.when(new Event.ChooseQuality(QualityChoice.P360));
        assertThat(ofAnn(chosen))
                .isEqualTo(new PeerQuality(
                        Tier.GOOD, "", "Good connection with Ann. You chose to send smaller pictures."));
        Story busy = seen;
        for (int i = 0; i < 5; i++) {
            busy = busy.when(new Event.ProcessorsMeasured(1, 0.5));
        }
        assertThat(ofAnn(busy).sign()).isEmpty();
        assertThat(ofAnn(busy).explanation())
                .contains("Your computer is busy, so fewer pictures a second of you go there.");
    }

    @Test
    void whoever_chose_audio_only_expects_no_pictures() {
        Story story = two().when(new Event.ChooseQuality(QualityChoice.AUDIO_ONLY));
        assertThat(PeerQuality.showsPictures(story.state(), Scenes.peer(story, ANN)))
                .isFalse();
    }
}
