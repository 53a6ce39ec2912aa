package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkAudienceTest {
    private static final MeetingLink VPN = link("ws://10.8.0.3:40001");
    private static final MeetingLink LAN = link("ws://192.168.1.20:40001");

    private static MeetingLink link(String server) {
        return new MeetingLink(URI.create(server), Scenes.ROOM);
    }

    private static AppState hosting(MeetingLink... links) {
        List<URI> urls = List.of(links).stream().map(MeetingLink::server).toList();
        AppState state = Program.initial()
                .withHost(new AppState.Host(false, Scenes.LOCAL, urls, Set.of(VPN.server()), Served.NOBODY));
        return state.withRoom(state.room().withLinks(List.of(links)));
    }

    @ParameterizedTest
    @CsvSource({
        "ws://192.168.1.20:40001, NETWORK",
        "ws://10.0.0.4:40001, NETWORK",
        "ws://172.20.0.4:40001, NETWORK",
        "ws://10.8.0.3:40001, TUNNEL",
        "ws://9.9.9.9:40001, INTERNET",
        "ws://172.32.0.4:40001, INTERNET",
        "ws://192.0.1.2:40001, INTERNET",
        "ws://[2620:fe::fe]:40001, INTERNET_IPV6",
        "ws://192.0.2.2:40001, NETWORK",
        "ws://198.51.100.7:40001, NETWORK",
        "ws://203.0.113.7:40001, NETWORK",
        "ws://198.19.0.1:40001, NETWORK",
        "ws://100.64.0.9:40001, NETWORK",
        "ws://169.254.3.4:40001, NETWORK",
        "ws://127.0.0.1:40001, NETWORK",
        "ws://240.0.0.1:40001, NETWORK",
        "ws://[2001:db8::20]:40001, NETWORK_IPV6",
        "ws://[3fff:1::20]:40001, NETWORK_IPV6",
        "ws://[fe80::1]:40001, NETWORK_IPV6",
        "ws://[::1]:40001, NETWORK_IPV6",
        "ws://[fd12:3456::1]:40001, NETWORK_IPV6",
        "wss://meet.example.org, ANYBODY"
    })
    void the_address_says_for_whom_a_link_is(String server, LinkAudience audience) {
        assertThat(LinkAudience.of(hosting(LAN, VPN), link(server))).isEqualTo(audience);
    }

    @Test
    void people_elsewhere_are_left_out_only_where_no_link_leads_them_here() {
        assertThat(LinkAudience.isOnlyNear(hosting(LAN, link("ws://[fd12:3456::1]:40001"))))
                .isTrue();
        for (MeetingLink far : List.of(VPN, link("ws://9.9.9.9:40001"), link("wss://meet.example.org"))) {
            assertThat(LinkAudience.isOnlyNear(hosting(LAN, far))).isFalse();
        }
        assertThat(LinkAudience.isOnlyNear(hosting())).isFalse();
    }

    @Test
    void two_networks_are_told_apart_and_two_addresses_of_one_kind_are_not() {
        MeetingLink other = link("ws://10.0.0.4:40001");
        AppState both = hosting(LAN, other);
        assertThat(LinkAudience.label(both, LAN)).isEqualTo("For people on the network of 192.168.1.20");
        assertThat(LinkAudience.label(both, other)).isEqualTo("For people on the network of 10.0.0.4");
        MeetingLink six = link("ws://[2620:fe::20]:40001");
        MeetingLink temporary = link("ws://[2620:fe::a1b2]:40001");
        AppState sixes = hosting(LAN, six, temporary);
        assertThat(LinkAudience.label(sixes, LAN)).isEqualTo("For people on your network");
        assertThat(LinkAudience.label(sixes, six)).isEqualTo(LinkAudience.label(sixes, temporary));
    }

    @Test
    void of_several_links_it_is_said_which_was_copied() {
        assertThat(LinkAudience.copied(hosting(LAN, VPN), VPN)).isEqualTo("Copied the link for people in the same VPN");
        assertThat(LinkAudience.copied(hosting(LAN), LAN)).isEqualTo("Link copied");
    }
}
