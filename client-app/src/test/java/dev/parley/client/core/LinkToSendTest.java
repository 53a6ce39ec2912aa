package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ServerMessage;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is sent to those one wants to meet. */
class LinkToSendTest {
    private static final MeetingLink LINK = new MeetingLink(Scenes.SERVER, Scenes.ROOM);

    private static AppState welcomedWith(String linkBase) {
        Story opened = Story.given(Program.initial())
                .when(new Event.SignIn("Max", Scenes.SERVER))
                .when(new Event.SocketOpened());
        ServerMessage.Welcome welcome =
                new ServerMessage.Welcome(1, "session-1", "test", List.of(), 10, 20_000, 30_000, linkBase);
        AppState up =
                opened.when(Scenes.reply(opened, Request.Hello.class, welcome)).state();
        return up.withRoom(up.room().withLinks(List.of(LINK)));
    }

    @Test
    void where_the_server_has_a_page_it_goes_before_the_link_itself() {
        AppState state = welcomedWith("https://meet.example.org/m/");
        assertThat(LinkToSend.of(state))
                .extracting(LinkToSend::text)
                .containsExactly("https://meet.example.org/m/" + Scenes.ROOM, LINK.toString());
        assertThat(LinkToSend.of(state).getFirst().isPage()).isTrue();
        assertThat(MeetingLink.parse(LinkToSend.of(state).getFirst().text()).room())
                .isEqualTo(Scenes.ROOM);
    }

    @Test
    void without_a_page_or_with_one_that_leads_nowhere_it_is_the_link_itself() {
        for (String base : List.of("", "javascript:alert(1)//")) {
            assertThat(LinkToSend.of(welcomedWith(base)))
                    .as(base)
                    .containsExactly(new LinkToSend(LINK, LINK.toString(), ""));
        }
    }

    @Test
    void who_hosts_sends_the_links_of_the_own_networks() {
        AppState state = welcomedWith("https://meet.example.org/m/");
        AppState hosting = state.withHost(new AppState.Host(
                false,
                state.connection().server(),
                List.of(URI.create("ws://192.168.1.20:1")),
                Set.of(),
                Served.NOBODY));
        assertThat(LinkToSend.of(hosting)).extracting(LinkToSend::isPage).containsExactly(false);
    }

    @Test
    void people_on_the_network_get_one_link_where_ipv4_leads_them_here() {
        MeetingLink four = new MeetingLink(URI.create("ws://192.168.1.20:40001"), Scenes.ROOM);
        MeetingLink six = new MeetingLink(URI.create("ws://[fd12:3456::1]:40001"), Scenes.ROOM);
        AppState state = welcomedWith("");
        assertThat(LinkToSend.of(state.withRoom(state.room().withLinks(List.of(four, six)))))
                .containsExactly(new LinkToSend(four, four.toString(), ""));
        assertThat(LinkToSend.of(state.withRoom(state.room().withLinks(List.of(six)))))
                .containsExactly(new LinkToSend(six, six.toString(), ""));
    }
}
