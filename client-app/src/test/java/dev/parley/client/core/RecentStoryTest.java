package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ELSEWHERE;
import static dev.parley.client.core.Scenes.LOCAL;
import static dev.parley.client.core.Scenes.ROOM;
import static dev.parley.client.core.Scenes.SELF;
import static dev.parley.client.core.Scenes.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.net.URI;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The meetings one was in. */
class RecentStoryTest {
    private static RecentMeeting old(long bits, String title) {
        return new RecentMeeting(
                new MeetingLink(SERVER, RoomId.ofRandomBits(bits)), false, title, Visibility.PRIVATE, 6, false, bits);
    }

    private static List<RecentMeeting> recent(AppState state) {
        return state.dashboard().recent();
    }

    @Test
    void a_meeting_that_was_entered_is_remembered_before_the_older_ones() {
        Story joined = Scenes.joined(
                Scenes.connected().when(new Event.RecentRecalled(List.of(old(1, "Old"))), new Event.JoinRoom(ROOM)),
                SELF,
                ANN);
        RecentMeeting entered = new RecentMeeting(
                new MeetingLink(SERVER, ROOM), false, "Standup", Visibility.PUBLIC, 6, false, joined.now());
        joined.then(new Effect.KeepRecent(List.of(entered, old(1, "Old"))));
        assertThat(entered.again(joined.state())).isEqualTo(new Event.JoinByLink(entered.link()));
    }

    @Test
    void the_key_of_the_link_that_led_there_is_remembered_and_handed_on() {
        MeetingLink link = new MeetingLink(SERVER, ROOM, "k3y");
        Scenes.joined(Scenes.connected().when(new Event.JoinByLink(link)), SELF, ANN)
                .holds(state -> assertThat(state.room().links()).containsExactly(link))
                .holds(state -> assertThat(recent(state))
                        .extracting(RecentMeeting::link)
                        .containsExactly(link));
    }

    @Test
    void entering_again_moves_it_to_the_front_and_makes_no_second_one() {
        Story inside = Scenes.joinedWith(ANN);
        Story out = inside.when(new Event.LeaveRoom());
        Story left = out.when(Scenes.reply(out, Request.LeaveRoom.class, new ServerMessage.RoomLeft(ROOM)))
                .when(new Event.RecentRecalled(List.of(old(1, "Old"))));
        Scenes.joined(left.after(1_000).when(new Event.JoinRoom(ROOM)), SELF, ANN)
                .holds(state -> assertThat(recent(state))
                        .extracting(RecentMeeting::title)
                        .containsExactly("Standup", "Old"))
                .holds(state -> assertThat(recent(state).getFirst().enteredAt()).isEqualTo(left.now() + 1_000));
    }

    @Test
    void no_more_than_so_many_are_remembered() {
        List<RecentMeeting> many = LongStream.rangeClosed(1, RecentMeeting.MOST)
                .mapToObj(bits -> old(bits, "Old " + bits))
                .toList();
        Scenes.joined(Scenes.connected().when(new Event.RecentRecalled(many), new Event.JoinRoom(ROOM)), SELF, ANN)
                .holds(state -> assertThat(recent(state)).hasSize(RecentMeeting.MOST))
                .holds(state -> assertThat(recent(state).getFirst().title()).isEqualTo("Standup"))
                .holds(state -> assertThat(recent(state)).doesNotContain(many.getLast()));
    }

    @Test
    void whoever_leaves_as_the_last_one_can_only_start_it_again() {
        RecentMeeting left =
                recent(Scenes.joinedWith().when(new Event.LeaveRoom()).state()).getFirst();
        assertThat(left.over()).isTrue();
        assertThat(left.again(Scenes.connected().state()))
                .isEqualTo(new Event.CreateRoom("Standup", Visibility.PRIVATE, 6, true));
        Scenes.joinedWith(ANN)
                .when(new Event.LeaveRoom())
                .holds(state -> assertThat(recent(state).getFirst().over()).isFalse());
    }

    @Test
    void a_meeting_the_server_does_not_know_is_over() {
        MeetingLink link = old(1, "Old").link();
        Story joining = Scenes.connected()
                .when(new Event.RecentRecalled(List.of(old(1, "Old"), old(2, "Other"))), new Event.JoinByLink(link));
        joining.when(Scenes.reply(
                        joining,
                        Request.JoinRoom.class,
                        new ServerMessage.ErrorReply(ErrorCode.ROOM_UNKNOWN, "", null, "c")))
                .then(new Effect.KeepRecent(List.of(old(1, "Old").ended(), old(2, "Other"))));
    }

    @Test
    void a_meeting_of_this_computer_is_rejoined_while_it_hosts_and_started_again_afterwards() {
        URI shared = URI.create("ws://192.168.1.20:40001");
        Story opened = Story.given(Program.initial())
                .when(new Event.SignIn("Max", null), new Event.CreateRoom("Standup", Visibility.PRIVATE, 4))
                .when(new Event.HostStarted(LOCAL, List.of(shared)), new Event.SocketOpened());
        Story creating = opened.when(Scenes.reply(opened, Request.Hello.class, Scenes.welcome()));
        Story inside = Scenes.joined(
                creating.when(Scenes.reply(
                        creating, Request.CreateRoom.class, new ServerMessage.RoomCreated(Scenes.room(ROOM, 0)))),
                SELF,
                ANN);
        RecentMeeting own = recent(inside.state()).getFirst();
        assertThat(own.hosted()).isTrue();
        assertThat(own.link()).isEqualTo(new MeetingLink(shared, ROOM));
        assertThat(own.again(inside.state())).isEqualTo(new Event.JoinByLink(new MeetingLink(LOCAL, ROOM)));
        assertThat(own.again(inside.when(new Event.SignOut()).state())).isInstanceOf(Event.CreateRoom.class);
    }

    private static List<Notice> created(boolean again) {
        Story creating = Scenes.connected().when(new Event.CreateRoom("Standup", Visibility.PRIVATE, 6, again));
        return creating.when(Scenes.reply(
                        creating, Request.CreateRoom.class, new ServerMessage.RoomCreated(Scenes.room(ROOM, 0))))
                .state()
                .notices();
    }

    @Test
    void a_meeting_that_was_started_again_says_that_its_link_is_new() {
        assertThat(created(true))
                .extracting(Notice::text)
                .containsExactly("“Standup” has a new link. Send the new one to the others.");
        assertThat(created(false)).isEmpty();
    }

    private static RecentMeeting hostedBefore(long bits, boolean over) {
        return new RecentMeeting(old(bits, "Standup").link(), true, "Standup", Visibility.PUBLIC, 6, over, bits);
    }

    /** Enters a meeting "Standup" of this computer. */
    private static Story hosting(RecentMeeting... before) {
        Story opened = Story.given(Program.initial())
                .when(new Event.RecentRecalled(List.of(before)), new Event.SignIn("Max", null))
                .when(new Event.CreateRoom("Standup", Visibility.PUBLIC, 6))
                .when(new Event.HostStarted(LOCAL, List.of(SERVER)), new Event.SocketOpened());
        Story creating = opened.when(Scenes.reply(opened, Request.Hello.class, Scenes.welcome()));
        return Scenes.joined(
                creating.when(Scenes.reply(
                        creating, Request.CreateRoom.class, new ServerMessage.RoomCreated(Scenes.room(ROOM, 0)))),
                SELF,
                ANN);
    }

    @Test
    void a_meeting_of_the_same_name_is_another_one_for_as_long_as_it_may_go_on() {
        assertThat(hostedBefore(2, false).standsFor(hostedBefore(1, false))).isFalse();
        assertThat(hostedBefore(2, false).standsFor(hostedBefore(1, true))).isTrue();
        assertThat(old(2, "Standup").standsFor(old(1, "Standup"))).isFalse();
        assertThat(old(2, "Standup").standsFor(old(1, "Standup").ended())).isTrue();
        RecentMeeting here =
                new RecentMeeting(old(1, "Standup").link(), true, "Standup", Visibility.PRIVATE, 6, true, 1);
        assertThat(old(2, "Standup").standsFor(here))
                .as("it is this computer's")
                .isFalse();
    }

    @Test
    void what_an_earlier_parley_hosted_has_ended_with_it_and_what_was_elsewhere_may_go_on() {
        RecentMeeting elsewhere = old(2, "Elsewhere");
        Story.given(Program.initial())
                .when(new Event.RecentRecalled(List.of(hostedBefore(1, false), elsewhere)))
                .holds(state -> assertThat(recent(state))
                        .containsExactly(hostedBefore(1, false).ended(), elsewhere));
    }

    @Test
    void the_link_of_one_that_has_ended_here_is_looked_for_nowhere() {
        RecentMeeting here = hostedBefore(1, true);
        Story home = Story.given(Program.initial())
                .when(new Event.RecentRecalled(List.of(here)), new Event.SignIn("Max", null));
        home.when(new Event.JoinByLink(here.link()))
                .thenNo(Effect.OpenSocket.class::isInstance)
                .holds(state ->
                        assertThat(state.room().error()).startsWith("This meeting was on this computer and has ended."))
                .holds(state -> assertThat(state.room().refusal()).isEqualTo(ErrorCode.ROOM_UNKNOWN))
                .holds(state -> assertThat(state.room().door().tries()).isOne());
        RecentMeeting other = new RecentMeeting(here.link(), true, "Other", Visibility.PUBLIC, 6, true, 1);
        hosting(other)
                .when(new Event.JoinByLink(other.link()))
                .holds(state -> assertThat(state.room().phase())
                        .as("stays where one is")
                        .isEqualTo(RoomPhase.JOINED))
                .holds(state -> assertThat(state.notices()).isNotEmpty());
    }

    @Test
    void what_this_computer_hosts_ends_with_its_server() {
        Story stopped = hosting().when(new Event.SignOut());
        assertThat(recent(stopped.state())).extracting(RecentMeeting::over).containsExactly(true);
    }

    @Test
    void one_that_has_ended_goes_when_it_was_started_again() {
        hosting(hostedBefore(1, false))
                .holds(state -> assertThat(recent(state))
                        .extracting(RecentMeeting::room)
                        .containsExactly(ROOM));
    }

    @Test
    void a_room_of_this_computer_is_the_same_under_another_address() {
        RecentMeeting here = new RecentMeeting(
                new MeetingLink(URI.create("ws://10.0.0.7:40001"), ROOM),
                true,
                "Other",
                Visibility.PRIVATE,
                6,
                false,
                1);
        hosting(here)
                .holds(state -> assertThat(recent(state))
                        .extracting(RecentMeeting::title)
                        .containsExactly("Standup"));
    }

    @Test
    void a_meeting_is_started_again_with_the_door_it_had_last() {
        RoomAccess last = new RoomAccess(Entry.KNOCK, false, true);
        Story shut = hosting()
                .when(Scenes.said(
                        new ServerMessage.RoomStatus(Scenes.room(ROOM, 2).withAccess(last), SELF)));
        RecentMeeting meeting = recent(shut.state()).getFirst();
        shut.then(new Effect.KeepRecent(List.of(meeting)));
        assertThat(meeting.password()).isTrue();
        assertThat(meeting.ended().again(shut.state()))
                .isEqualTo(new Event.CreateRoom("Standup", Visibility.PUBLIC, 6, true, Entry.KNOCK, ""));
        shut.when(Scenes.said(new ServerMessage.RoomStatus(Scenes.room(ROOM, 2).withAccess(last), SELF)))
                .thenNothing();
    }

    @Test
    void the_same_code_on_another_server_is_another_meeting() {
        RecentMeeting elsewhere = new RecentMeeting(
                new MeetingLink(ELSEWHERE, ROOM), false, "Elsewhere", Visibility.PRIVATE, 6, false, 1);
        Story both = Scenes.joined(
                Scenes.connected().when(new Event.RecentRecalled(List.of(elsewhere)), new Event.JoinRoom(ROOM)), SELF);
        both.holds(state ->
                assertThat(recent(state)).extracting(RecentMeeting::title).containsExactly("Standup", "Elsewhere"));
        both.when(new Event.LeaveRoom())
                .holds(state -> assertThat(recent(state))
                        .extracting(RecentMeeting::over)
                        .containsExactly(true, false))
                .when(new Event.ForgetRecent(elsewhere.link()))
                .holds(state -> assertThat(recent(state))
                        .extracting(RecentMeeting::title)
                        .containsExactly("Standup"));
    }

    @Test
    void a_forgotten_one_is_gone() {
        Scenes.connected()
                .when(new Event.RecentRecalled(List.of(old(1, "Old"), old(2, "Other"))))
                .when(new Event.ForgetRecent(old(1, "Old").link()))
                .then(new Effect.KeepRecent(List.of(old(2, "Other"))))
                .when(new Event.ForgetRecent(old(1, "Old").link()))
                .thenNothing();
    }

    @Test
    void one_that_is_put_back_is_where_it_was_and_there_once() {
        RecentMeeting middle = old(2, "Middle");
        List<RecentMeeting> all = List.of(old(3, "New"), middle, old(1, "Old"));
        Scenes.connected()
                .when(new Event.RecentRecalled(all), new Event.ForgetRecent(middle.link()))
                .when(new Event.RestoreRecent(middle))
                .then(new Effect.KeepRecent(all))
                .when(new Event.RestoreRecent(middle))
                .thenNothing();
    }

    @Test
    void a_link_to_another_server_remembers_that_server() {
        Story away = Scenes.connected().when(new Event.JoinByLink(new MeetingLink(ELSEWHERE, ROOM)));
        Scenes.joined(Scenes.welcomed(away), SELF, ANN)
                .holds(state ->
                        assertThat(recent(state).getFirst().link()).isEqualTo(new MeetingLink(ELSEWHERE, ROOM)));
    }
}
