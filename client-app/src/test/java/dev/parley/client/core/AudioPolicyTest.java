package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** How sound is sent by the size of the room and the tier of the link. */
class AudioPolicyTest {
    @Example
    void packets_are_longer_the_more_people_there_are() {
        assertThat(packetMs(2)).isEqualTo(20);
        assertThat(packetMs(3)).isEqualTo(40);
        assertThat(packetMs(4)).isEqualTo(40);
        assertThat(packetMs(5)).isEqualTo(60);
        assertThat(packetMs(10)).isEqualTo(60);
    }

    private static int packetMs(int people) {
        return AudioPolicy.decide(people, null).packetMs();
    }

    @Example
    void a_weak_link_is_sent_speech_of_fewer_bits() {
        assertThat(AudioPolicy.decide(2, Tier.GOOD).maxBitrate()).isEqualTo(32_000);
        assertThat(AudioPolicy.decide(2, Tier.FAIR).maxBitrate()).isEqualTo(24_000);
        assertThat(AudioPolicy.decide(2, Tier.POOR).maxBitrate()).isEqualTo(16_000);
    }

    @Property
    void a_worse_tier_never_gets_more(
            @ForAll @IntRange(min = 2, max = 12) int people, @ForAll Tier one, @ForAll Tier other) {
        Tier worse = one.compareTo(other) > 0 ? one : other;
        Tier better = worse == one ? other : one;
        assertThat(AudioPolicy.decide(people, worse).maxBitrate())
                .isLessThanOrEqualTo(AudioPolicy.decide(people, better).maxBitrate());
        assertThat(AudioPolicy.decide(people, worse).packetMs())
                .as("the tier changes no packets: that would take a negotiation")
                .isEqualTo(AudioPolicy.decide(people, better).packetMs());
    }

    @Property
    void sound_fits_what_is_reserved_for_it_and_every_room_has_that(
            @ForAll @IntRange(min = 2, max = 12) int people, @ForAll Tier tier) {
        assertThat(AudioPolicy.decide(people, tier).wireBps()).isLessThanOrEqualTo(AudioPolicy.reservedBps(people));
        assertThat(AudioPolicy.reservedBps(people) * (people - 1)).isLessThan(MeshBudget.bps(people) / 10);
    }

    @Property
    void more_people_are_never_sent_more_each(@ForAll @IntRange(min = 2, max = 12) int people, @ForAll Tier tier) {
        assertThat(AudioPolicy.decide(people + 1, tier).wireBps())
                .isLessThanOrEqualTo(AudioPolicy.decide(people, tier).wireBps());
    }

    @Example
    void what_is_reckoned_with_elsewhere_is_what_a_large_room_reserves() {
        assertThat(AudioPolicy.reservedBps(MeshPolicy.SPEAKER_FIRST)).isEqualTo(MeshBudget.AUDIO_BPS);
    }

    @Example
    void only_lengths_that_opus_is_packed_in_are_formats() {
        assertThatThrownBy(() -> new AudioFormat(30, 32_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AudioFormat(20, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
