package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ROOM;
import static dev.parley.client.core.Scenes.ZOE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Participant;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.ServerMessage;
import org.junit.jupiter.api.Test;

/** Chat over data channels. */
class ChatStoryTest {
    private static final long NOW = Scenes.connectedTo(ANN).now();

    private static Event heard(Story story, Participant from, PeerMessage message) {
        return Scenes.link(Scenes.key(story, from), new LinkEvent.Received(message));
    }

    private static LinkCommand chat(String id, String text) {
        return new LinkCommand.Send(new PeerMessage.Chat(id, text, NOW));
    }

    @Test
    void a_line_goes_to_everybody_and_is_confirmed() {
        Story written = Scenes.connectedTo(ANN).when(new Event.SendChat("1", "hello"));
        written.commands().containsExactly(chat("1", "hello"));
        assertThat(written.state().chat().lines().getFirst().owed()).containsExactly(ANN.id());
        written.when(heard(written, ANN, new PeerMessage.ChatDelivered("1")))
                .holds(state ->
                        assertThat(state.chat().lines().getFirst().delivered()).containsExactly(ANN.id()))
                .holds(state ->
                        assertThat(state.chat().lines().getFirst().owed()).isEmpty());
    }

    @Test
    void a_line_that_comes_twice_is_shown_once_and_confirmed_twice() {
        Story open = Scenes.connectedTo(ANN);
        Event line = heard(open, ANN, new PeerMessage.Chat("1", "hello", NOW));
        Story twice = open.when(line, line);
        twice.commands()
                .containsExactly(
                        new LinkCommand.Send(new PeerMessage.ChatDelivered("1")),
                        new LinkCommand.Send(new PeerMessage.ChatDelivered("1")));
        assertThat(twice.state().chat().lines()).hasSize(1);
        assertThat(twice.state().chat().unread()).isEqualTo(1);
    }

    @Test
    void lines_in_an_open_panel_are_read() {
        Story open = Scenes.connectedTo(ANN);
        open.when(heard(open, ANN, new PeerMessage.Chat("1", "hello", NOW)), new Event.ShowChat(true))
                .holds(state -> assertThat(state.chat().unread()).isZero())
                .when(heard(open, ANN, new PeerMessage.Chat("2", "again", NOW)))
                .holds(state -> assertThat(state.chat().unread()).isZero());
    }

    @Test
    void what_was_not_confirmed_is_sent_again_when_a_channel_opens() {
        Story open = Scenes.connectedTo(ANN);
        LinkKey key = Scenes.key(open, ANN);
        Story written = open.when(new Event.SendChat("1", "one"), new Event.SendChat("2", "two"))
                .when(heard(open, ANN, new PeerMessage.ChatDelivered("1")))
                .when(Scenes.link(key, new LinkEvent.ChannelClosed()));
        written.when(new Event.SendChat("3", "three")).commands().isEmpty();
        written.when(new Event.SendChat("3", "three"))
                .when(Scenes.link(key, new LinkEvent.ChannelOpened()))
                .commands()
                .containsSubsequence(chat("2", "two"), chat("3", "three"))
                .doesNotContain(chat("1", "one"));
    }

    @Test
    void who_comes_back_under_another_id_gets_what_is_owed_and_is_not_heard_twice() {
        Story open = Scenes.connectedTo(ANN);
        Story gone = open.when(heard(open, ANN, new PeerMessage.Chat("1", "mine", NOW)))
                .when(new Event.SendChat("2", "yours"))
                .when(Scenes.said(new ServerMessage.UserLeft(ROOM, ANN.id(), LeaveReason.DISCONNECTED)));
        Participant again = Scenes.person("b", "Ann");
        Story back = gone.when(Scenes.said(new ServerMessage.UserJoined(ROOM, again)));
        back.when(Scenes.link(Scenes.key(back, again), new LinkEvent.ChannelOpened()))
                .commands()
                .contains(chat("2", "yours"));
        back.when(heard(back, again, new PeerMessage.Chat("1", "mine", NOW)))
                .holds(state -> assertThat(state.chat().lines()).hasSize(2));
    }

    @Test
    void somebody_new_is_owed_nothing() {
        Story written = Scenes.connectedTo(ANN).when(new Event.SendChat("1", "before"));
        Story joined = written.when(Scenes.said(new ServerMessage.UserJoined(ROOM, ZOE)));
        joined.when(Scenes.link(Scenes.key(joined, ZOE), new LinkEvent.ChannelOpened()))
                .commands()
                .doesNotContain(chat("1", "before"));
    }

    @Test
    void nothing_blank_and_nothing_twice_is_sent() {
        Scenes.connectedTo(ANN).when(new Event.SendChat("1", " \n ")).thenNothing();
        Scenes.connectedTo(ANN)
                .when(new Event.SendChat("1", "hello"))
                .when(new Event.SendChat("1", "hello"))
                .thenNothing();
    }

    @Test
    void a_text_that_no_message_may_carry_becomes_a_notice() {
        Scenes.connectedTo(ANN)
                .when(new Event.SendChat("1", "bell \u0007"))
                .holds(state -> assertThat(state.chat().lines()).isEmpty())
                .holds(state ->
                        assertThat(state.notices()).anyMatch(n -> n.text().contains("control characters")));
    }

    @Test
    void old_lines_fall_out() {
        Story story = Scenes.joinedWith();
        for (int i = 0; i < ChatUpdate.CAPACITY + 10; i++) {
            story = story.when(new Event.SendChat("id" + i, "line " + i));
        }
        assertThat(story.state().chat().lines()).hasSize(ChatUpdate.CAPACITY);
        assertThat(story.state().chat().lines().getFirst().text()).isEqualTo("line 10");
    }

    @Test
    void leaving_forgets_the_chat() {
        Scenes.connectedTo(ANN)
                .when(new Event.SendChat("1", "hello"), new Event.Disconnect())
                .holds(state -> assertThat(state.chat().lines()).isEmpty());
    }
}
