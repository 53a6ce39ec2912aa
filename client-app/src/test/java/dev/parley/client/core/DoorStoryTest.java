package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ROOM;
import static dev.parley.client.core.Scenes.SELF;
import static dev.parley.client.core.Scenes.SERVER;
import static dev.parley.client.core.Scenes.ZOE;
import static dev.parley.client.core.Scenes.reply;
import static dev.parley.client.core.Scenes.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Capability;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Entry;
import dev.parley.protocol.EntryMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.InviteInfo;
import dev.parley.protocol.KnockEnd;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Pass;
import dev.parley.protocol.Right;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomExit;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may come in: at the door, and as a host. */
class DoorStoryTest {
    private static final ServerMessage.Welcome WELCOME =
            new ServerMessage.Welcome(1, "session-1", "test", List.of(Capability.ENTRY), 10, 20_000, 30_000);
    private static final EntryMessage.JoinWaiting WAITING = new EntryMessage.JoinWaiting(ROOM, 120_000);
    private static final EntryMessage.JoinRequest GRACE = new EntryMessage.JoinRequest(ROOM, "k1", "Grace", 120_000);
    private static final EntryMessage.JoinRequest ADA = new EntryMessage.JoinRequest(ROOM, "k2", "Ada", 120_000);
    private static final Effect OFF = new Effect.Microphone(false);

    private static Story connected() {
        Story opened = Scenes.connecting().when(new Event.SocketOpened());
        return opened.when(reply(opened, Request.Hello.class, WELCOME));
    }

    private static Story joining() {
        return connected().when(new Event.JoinRoom(ROOM));
    }

    private static Story waiting() {
        Story joining = joining();
        return joining.when(reply(joining, Request.JoinRoom.class, WAITING));
    }

    private static ServerMessage joined(Role role, Participant... others) {
        return new ServerMessage.RoomJoined(
                Scenes.room(ROOM, others.length + 1), SELF, List.of(others), List.of(), 0, "", false, role);
    }

    private static Story inside(Role role, Participant... others) {
        Story joining = joining();
        return joining.when(reply(joining, Request.JoinRoom.class, joined(role, others)));
    }

    private static Story hosting() {
        return inside(Role.HOST, ANN);
    }

    private static Story refused(ErrorCode code, @Nullable Long retryAfterMs) {
        return refused(joining(), code, retryAfterMs);
    }

    private static Story refused(Story joining, ErrorCode code, @Nullable Long retryAfterMs) {
        return joining.when(
                reply(joining, Request.JoinRoom.class, new ServerMessage.ErrorReply(code, "said", retryAfterMs, "")));
    }

    private static Pass shown(Story story) {
        return story.effects().stream()
                .filter(Effect.SendServer.class::isInstance)
                .map(effect -> ((Effect.SendServer) effect).message())
                .filter(ClientMessage.JoinRoom.class::isInstance)
                .map(message -> ((ClientMessage.JoinRoom) message).pass())
                .findFirst()
                .orElseThrow();
    }

    private static Door door(Story story) {
        return story.state().room().door();
    }

    @Test
    void who_waits_hears_that_the_meeting_ended_and_no_word_of_a_mistyped_link() {
        assertThat(refused(waiting(), ErrorCode.ROOM_UNKNOWN, null)
                        .state()
                        .room()
                        .error())
                .isEqualTo("The meeting ended while you waited to be let in.");
        assertThat(refused(ErrorCode.ROOM_UNKNOWN, null).state().room().error()).contains("mistyped");
    }

    @Test
    void whoever_joins_knocks_and_shows_the_links_invite_but_only_where_that_is_known() {
        MeetingLink link = new MeetingLink(SERVER, ROOM, "", "token-1");
        assertThat(shown(joining())).isEqualTo(Pass.knocking());
        assertThat(shown(connected().when(new Event.JoinByLink(link)))).isEqualTo(new Pass(null, "token-1", true));
        assertThat(shown(Scenes.connected().when(new Event.JoinByLink(link)))).isEqualTo(Pass.NONE);
    }

    @Test
    void nobody_is_seen_or_heard_while_they_wait_and_the_request_lasts_as_long_as_the_host_has() {
        Story waiting = waiting();
        waiting.then(OFF, new Effect.Camera(false)).holds(state -> {
            assertThat(state.room().phase()).isEqualTo(RoomPhase.WAITING);
            assertThat(state.room().door().waitsUntil()).isEqualTo(waiting.now() + 120_000);
        });
        String id = Scenes.awaited(waiting, Request.JoinRoom.class);
        waiting.then(new Effect.StartTimer(new Timer.Request(id), 130_000));
        waiting.when(new Event.SetMicrophone(false), new Event.SetMicrophone(true))
                .thenNo(effect -> effect instanceof Effect.Microphone);
    }

    @Test
    void who_is_let_in_is_in_with_the_devices_as_wanted_and_says_so() {
        Story waiting = waiting();
        Story inside = waiting.when(reply(waiting, Request.JoinRoom.class, joined(Role.PARTICIPANT, ANN)));
        inside.then(new Effect.Microphone(true), new Effect.Camera(true))
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.JOINED))
                .holds(state -> assertThat(state.room().door()).isEqualTo(Door.NONE));
        assertThat(inside.effects())
                .anyMatch(effect ->
                        effect instanceof Effect.SendServer send && send.message() instanceof ClientMessage.SetMedia);
    }

    @Test
    void who_is_turned_away_or_not_answered_reads_it_and_may_try_again() {
        for (ErrorCode code : List.of(ErrorCode.KNOCK_REJECTED, ErrorCode.KNOCK_EXPIRED)) {
            Story ended = refused(waiting(), code, null);
            assertThat(ended.state().room().phase()).isEqualTo(RoomPhase.NO_ROOM);
            assertThat(ended.state().room().refusal()).isEqualTo(code);
            assertThat(ended.state().room().error()).isNotBlank().isNotEqualTo("said");
            assertThat(shown(ended.when(new Event.TryDoor("")))).isEqualTo(Pass.knocking());
        }
    }

    @Test
    void who_does_not_want_to_wait_any_more_says_so_and_is_out() {
        waiting()
                .when(new Event.LeaveRoom())
                .then(new Effect.SendServer(new ClientMessage.LeaveRoom(ROOM), null))
                .holds(state -> assertThat(state.room()).isEqualTo(AppState.Room.NONE));
    }

    @Test
    void a_knock_is_lost_with_the_connection_and_made_again_on_the_next() {
        Story lost = waiting().when(new Event.SocketClosed(""));
        assertThat(lost.state().room().phase()).isEqualTo(RoomPhase.JOINING);
        assertThat(door(lost).waitsUntil()).isZero();
        Story opened = lost.when(new Event.TimerFired(new Timer.Reconnect(1))).when(new Event.SocketOpened());
        assertThat(shown(opened.when(reply(opened, Request.Hello.class, WELCOME))))
                .isEqualTo(Pass.knocking());
    }

    private static Story askingAgain() {
        Story opened = waiting()
                .when(new Event.SocketClosed(""))
                .when(new Event.TimerFired(new Timer.Reconnect(1)))
                .when(new Event.SocketOpened());
        return opened.when(reply(opened, Request.Hello.class, WELCOME));
    }

    /** A server that was started anew has the room back from those inside, and the host may take longer than who waits. */
    @Test
    void who_waited_when_the_server_was_lost_asks_until_the_room_is_back() {
        Story early = refused(askingAgain(), ErrorCode.ROOM_UNKNOWN, null);
        early.holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.JOINING))
                .holds(state -> assertThat(Knocking.isRepeated(state.room())).isTrue())
                .then(new Effect.StartTimer(new Timer.Rejoin(2), 2_000));
        Story again = early.when(new Event.TimerFired(new Timer.Rejoin(2)));
        assertThat(shown(again)).isEqualTo(Pass.knocking());
        Story waiting = again.when(reply(again, Request.JoinRoom.class, WAITING));
        waiting.holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.WAITING))
                .holds(state -> assertThat(state.room().rejoins()).isZero());
        refused(waiting, ErrorCode.KNOCK_REJECTED, null)
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.NO_ROOM));
    }

    @Test
    void a_room_that_does_not_come_back_has_ended_while_one_waited() {
        Story story = askingAgain();
        for (int tries = 1; tries < RoomReplies.REJOINS; tries++) {
            story = refused(story, ErrorCode.ROOM_UNKNOWN, null);
            assertThat(story.state().room().phase()).isEqualTo(RoomPhase.JOINING);
            story = story.when(
                    new Event.TimerFired(new Timer.Rejoin(story.state().room().rejoins())));
        }
        refused(story, ErrorCode.ROOM_UNKNOWN, null)
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.NO_ROOM))
                .holds(state ->
                        assertThat(state.room().error()).isEqualTo("The meeting ended while you waited to be let in."));
    }

    @Test
    void who_does_not_want_to_ask_again_is_out() {
        refused(askingAgain(), ErrorCode.ROOM_UNKNOWN, null)
                .when(new Event.LeaveRoom())
                .then(new Effect.StopTimer(new Timer.Rejoin(2)))
                .holds(state -> assertThat(state.room()).isEqualTo(AppState.Room.NONE));
    }

    @Test
    void a_server_that_forgets_who_waits_is_not_waited_for_for_ever() {
        Story waiting = waiting();
        String id = Scenes.awaited(waiting, Request.JoinRoom.class);
        waiting.when(new Event.TimerFired(new Timer.Request(id)))
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.NO_ROOM))
                .holds(state -> assertThat(state.room().error()).isNotBlank());
    }

    @Test
    void a_password_is_sent_once_it_is_asked_for() {
        Story asked = refused(ErrorCode.PASSWORD_REQUIRED, null);
        Story tried = asked.when(new Event.TryDoor("open sesame"));
        assertThat(shown(tried)).isEqualTo(new Pass("open sesame", null, true));
        Story wrong = refused(tried, ErrorCode.PASSWORD_WRONG, 30_000L);
        assertThat(door(wrong).retryAt()).isEqualTo(wrong.now() + 30_000);
        assertThat(tried.state().toString()).doesNotContain("open sesame");
    }

    @Test
    void an_invite_that_lets_nobody_in_is_not_shown_again() {
        Story asked = connected().when(new Event.JoinByLink(new MeetingLink(SERVER, ROOM, "", "token-1")));
        for (ErrorCode code : List.of(ErrorCode.INVITE_INVALID, ErrorCode.INVITE_EXPIRED, ErrorCode.INVITE_REVOKED)) {
            assertThat(shown(refused(asked, code, null).when(new Event.TryDoor(""))))
                    .isEqualTo(Pass.knocking());
        }
        assertThat(shown(refused(asked, ErrorCode.ROOM_LOCKED, null).when(new Event.TryDoor("pass"))))
                .isEqualTo(new Pass("pass", "token-1", true));
    }

    @Test
    void whoever_comes_back_shows_the_ticket_alone() {
        Story lost = hosting().when(new Event.SocketClosed(""));
        Story opened = lost.when(new Event.TimerFired(new Timer.Reconnect(1))).when(new Event.SocketOpened());
        assertThat(shown(opened.when(reply(opened, Request.Hello.class, WELCOME))))
                .isEqualTo(Pass.NONE);
    }

    @Test
    void a_guarded_meeting_is_created_so_or_not_at_all() {
        Event create = new Event.CreateRoom("Standup", Visibility.PRIVATE, 6, false, Entry.KNOCK, "secret");
        connected()
                .when(create)
                .said()
                .contains(new ClientMessage.CreateRoom("Standup", "", Visibility.PRIVATE, 6, Entry.KNOCK, "secret"));
        Story older = Scenes.connected().when(create);
        assertThat(older.effects())
                .noneMatch(effect ->
                        effect instanceof Effect.SendServer send && send.message() instanceof ClientMessage.CreateRoom);
        assertThat(older.state().room().error()).isNotBlank();
        assertThat(older.state().room().phase()).isEqualTo(RoomPhase.NO_ROOM);
    }

    @Test
    void a_meeting_that_is_started_again_is_no_more_open_than_it_was() {
        Story joining = joining();
        ServerMessage inside = new ServerMessage.RoomJoined(
                Scenes.room(ROOM, 1).withAccess(new RoomAccess(Entry.KNOCK, false, true)),
                SELF,
                List.of(),
                List.of(),
                0,
                "",
                false,
                Role.HOST);
        Story left =
                joining.when(reply(joining, Request.JoinRoom.class, inside)).when(new Event.LeaveRoom());
        RecentMeeting meeting = left.state().dashboard().recent().getFirst();
        assertThat(meeting.again(left.state()))
                .isEqualTo(new Event.CreateRoom("Standup", Visibility.PRIVATE, 6, true, Entry.KNOCK, ""));
        assertThat(meeting.password()).isTrue();
    }

    private static List<String> told(Story story) {
        return story.state().notices().stream().map(Notice::text).toList();
    }

    @Test
    void who_put_somebody_out_is_said_as_far_as_the_server_says_it() {
        Story here = inside(Role.PARTICIPANT, ZOE, ANN);
        assertThat(told(here.when(said(new ServerMessage.UserLeft(ROOM, ANN.id(), LeaveReason.REMOVED, SELF)))))
                .containsExactly("You removed Ann.");
        assertThat(told(here.when(said(new ServerMessage.UserLeft(ROOM, ANN.id(), LeaveReason.REMOVED, ZOE.id())))))
                .containsExactly("Ann was removed by the host.");
        assertThat(told(here.when(said(new ServerMessage.UserLeft(ROOM, ANN.id(), LeaveReason.REMOVED)))))
                .containsExactly("Ann was disconnected by the server.");
    }

    @Test
    void another_host_is_told_to_whoever_is_inside_and_no_host_again() {
        Participant host = ANN.withRole(Role.HOST);
        Story here = inside(Role.PARTICIPANT, host, ZOE);
        Event same = said(new ServerMessage.RoomStatus(Scenes.room(ROOM, 3), ANN.id()));
        Event other = said(new ServerMessage.RoomStatus(Scenes.room(ROOM, 3), ZOE.id()));
        Event own = said(new ServerMessage.RoomStatus(Scenes.room(ROOM, 3), SELF));
        assertThat(told(here.when(same))).isEmpty();
        assertThat(told(here.when(other, other))).containsExactly("Zoe is the host now.");
        assertThat(told(here.when(said(new ServerMessage.UserLeft(ROOM, ANN.id(), LeaveReason.LEFT)), other)))
                .containsExactly("Ann left.", "Zoe is the host now.");
        assertThat(told(here.when(own)))
                .containsExactly("You are the host of this meeting now. You decide who comes in.");
    }

    private static Event hostIs(String name, ParticipantId id) {
        RoomInfo room = new RoomInfo(ROOM, "Standup", "", name, Visibility.PUBLIC, 3, 6, 1);
        return said(new ServerMessage.RoomStatus(room, id));
    }

    @Test
    void a_host_who_comes_back_under_a_new_id_is_no_other_host() {
        Participant back = Scenes.person("b", "Ann").withRole(Role.HOST);
        Story here = inside(Role.PARTICIPANT, ANN.withRole(Role.HOST), ZOE);
        Event rejoined = said(new ServerMessage.UserRejoined(ROOM, back, ANN.id()));
        Story again = here.when(rejoined, hostIs("Ann", back.id()));
        assertThat(again.state().room().host()).isEqualTo(back.id());
        assertThat(told(again)).isNotEmpty().noneMatch(text -> text.endsWith("is the host now."));
        Story away = here.when(new Event.SocketClosed(""))
                .when(new Event.TimerFired(new Timer.Reconnect(1)))
                .when(new Event.SocketOpened());
        Story resuming = away.when(reply(away, Request.Hello.class, WELCOME));
        ServerMessage resumed = new ServerMessage.RoomJoined(
                Scenes.room(ROOM, 3), SELF, List.of(back, ZOE), List.of(), 0, "", true, Role.PARTICIPANT);
        assertThat(told(resuming.when(reply(resuming, Request.JoinRoom.class, resumed))))
                .noneMatch(text -> text.endsWith("is the host now."));
        assertThat(told(here.when(hostIs("Zoe", ZOE.id()), rejoined, hostIs("Ann", back.id()))))
                .contains("Zoe is the host now.", "Ann is the host now.");
    }

    @Test
    void a_host_who_leaves_while_the_server_is_away_is_out_at_once_and_the_others_go_on() {
        Story away = hosting().when(new Event.SocketClosed("reset"));
        assertThat(HostPowers.successor(away.state())).contains("Ann");
        assertThat(HostPowers.may(away.state(), Right.CLOSE)).isFalse();
        away.when(new Event.CloseMeeting()).thenNothing();
        away.when(new Event.LeaveRoom())
                .then(OFF, new Effect.DropTicket())
                .thenNo(Effect.SendServer.class::isInstance)
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.LEFT))
                .holds(state -> assertThat(state.peers()).isEmpty());
    }

    @Test
    void the_host_sees_who_waits_and_lets_them_in_or_not() {
        Story waiting = hosting().when(said(GRACE), said(ADA), said(GRACE));
        assertThat(door(waiting).knocks()).extracting(Knock::name).containsExactly("Ada", "Grace");
        Story answered = waiting.when(new Event.AnswerKnock("k1", true), new Event.AnswerKnock("k2", false));
        answered.said().contains(new HostMessage.JoinApproved(ROOM, "k1"), new HostMessage.JoinRejected(ROOM, "k2"));
        assertThat(door(answered).knocks()).isEmpty();
        answered.when(new Event.AnswerKnock("k1", true)).thenNothing();
    }

    @Test
    void who_does_not_wait_any_more_is_not_shown() {
        Story waiting = hosting().when(said(GRACE));
        Story ended = waiting.when(said(new EntryMessage.JoinRequestEnded(ROOM, "k1", KnockEnd.WITHDRAWN)));
        assertThat(door(ended).knocks()).isEmpty();
    }

    @Test
    void the_host_is_told_of_whom_nobody_answered_and_of_nobody_else() {
        Story waiting = hosting().when(said(GRACE), said(ADA));
        int before = waiting.state().notices().size();
        Story given = waiting.when(said(new EntryMessage.JoinRequestEnded(ROOM, "k1", KnockEnd.WITHDRAWN)));
        assertThat(given.state().notices()).hasSize(before);
        Story missed = waiting.when(
                said(new EntryMessage.JoinRequestEnded(ROOM, "k1", KnockEnd.EXPIRED)),
                said(new EntryMessage.JoinRequestEnded(ROOM, "k1", KnockEnd.EXPIRED)));
        assertThat(missed.state().notices())
                .hasSize(before + 1)
                .last()
                .extracting(Notice::text)
                .isEqualTo("Grace asked to come in, but nobody answered in time.");
    }

    @Test
    void which_knock_nobody_answered_is_told_by_its_request_and_the_latest_are_remembered() {
        Story again = hosting()
                .when(said(GRACE), said(new EntryMessage.JoinRequestEnded(ROOM, "k1", KnockEnd.EXPIRED)))
                .when(said(new EntryMessage.JoinRequest(ROOM, "k9", "Grace", 120_000)));
        assertThat(door(again).missed()).containsExactly("k1");
        assertThat(door(again.when(new Event.AnswerKnock("k9", true))).missed()).containsExactly("k1");
        Story often = hosting();
        for (int i = 0; i <= Door.KNOCKS; i++) {
            often = often.when(
                    said(new EntryMessage.JoinRequest(ROOM, "k" + i, "Grace", 120_000)),
                    said(new EntryMessage.JoinRequestEnded(ROOM, "k" + i, KnockEnd.EXPIRED)));
        }
        assertThat(door(often).missed()).hasSize(Door.KNOCKS).startsWith("k1").endsWith("k" + Door.KNOCKS);
    }

    @Test
    void who_became_host_because_the_server_goes_is_not_told_so_any_more_when_it_is_gone() {
        Story host = inside(Role.PARTICIPANT, ANN).when(said(new ServerMessage.RoomStatus(Scenes.room(ROOM, 2), SELF)));
        assertThat(host.state().notices()).isNotEmpty();
        host.when(new Event.SocketClosed("reset"))
                .holds(state -> assertThat(state.notices()).isEmpty());
    }

    @Test
    void those_who_wait_are_bounded() {
        Story story = hosting();
        for (int i = 0; i < Door.KNOCKS + 5; i++) {
            story = story.when(said(new EntryMessage.JoinRequest(ROOM, "k" + i, "Grace", 1)));
        }
        assertThat(door(story).knocks()).hasSize(Door.KNOCKS);
    }

    @Test
    void only_a_knock_is_heard() {
        Story before = hosting();
        Story after = before.when(said(GRACE));
        assertThat(Cue.between(before.state(), after.state())).containsExactly(Cue.KNOCK);
        assertThat(Cue.knock(before.state(), after.state())).map(Knock::name).contains("Grace");
        Story again = after.when(said(GRACE));
        assertThat(Cue.between(after.state(), again.state())).isEmpty();
    }

    @Test
    void the_host_can_do_what_hosts_can() {
        Story host = hosting();
        host.when(
                        new Event.SetAccess(null, true, null),
                        new Event.CreateInvite(Role.GUEST, 3_600_000),
                        new Event.ListInvites(),
                        new Event.RevokeInvite("i1"),
                        new Event.AskToMute(ANN.id()),
                        new Event.RemovePeer(ANN.id()),
                        new Event.HandOver(ANN.id()))
                .said()
                .containsExactly(
                        new HostMessage.SetRoomAccess(ROOM, null, true, null),
                        new HostMessage.CreateInvite(ROOM, Role.GUEST, 3_600_000),
                        new HostMessage.ListInvites(ROOM),
                        new HostMessage.RevokeInvite(ROOM, "i1"),
                        new HostMessage.MuteRequest(ROOM, ANN.id()),
                        new HostMessage.RemoveParticipant(ROOM, ANN.id()),
                        new HostMessage.HandOverHost(ROOM, ANN.id()));
    }

    @Test
    void others_and_hosts_of_older_servers_say_none_of_it() {
        Event[] all = {
            new Event.SetAccess(null, true, null),
            new Event.CreateInvite(Role.GUEST, 3_600_000),
            new Event.ListInvites(),
            new Event.RevokeInvite(null),
            new Event.AskToMute(ANN.id()),
            new Event.RemovePeer(ANN.id()),
            new Event.HandOver(ANN.id()),
            new Event.CloseMeeting(),
            new Event.AnswerKnock("k1", true)
        };
        inside(Role.PARTICIPANT, ANN).when(all).thenNothing();
        Scenes.joinedWith().when(all).thenNothing();
        assertThat(HostPowers.may(Scenes.joinedWith().state(), Right.REMOVE)).isFalse();
    }

    @Test
    void an_invite_keeps_its_token_which_nothing_writes_down() {
        InviteInfo invite = new InviteInfo("i1", Role.PARTICIPANT, 1, 2, 0);
        Story made = hosting().when(said(new EntryMessage.InviteCreated(ROOM, invite, "token-1")));
        assertThat(door(made).invites()).containsExactly(invite);
        assertThat(door(made).tokens()).containsEntry("i1", "token-1");
        assertThat(made.state().toString()).doesNotContain("token-1");
        Story revoked = made.when(said(new EntryMessage.InviteList(ROOM, List.of())));
        assertThat(door(revoked).invites()).isEmpty();
    }

    private static final Event.CreateInvite LINK = new Event.CreateInvite(Role.GUEST, 3_600_000);

    private static Event refusesLink(String id, ErrorCode code) {
        return new Event.ServerSaid(new ServerMessage.ErrorReply(code, "said", null, ""), id);
    }

    @Test
    void one_link_is_made_at_a_time_and_after_a_refusal_it_can_be_tried_again() {
        Story asked = hosting().when(LINK);
        asked.when(LINK).thenNothing();
        String id = Scenes.awaited(asked, Request.CreateInvite.class);
        Story refused = asked.when(refusesLink(id, ErrorCode.TOO_MANY_INVITES));
        refused.holds(state -> assertThat(state.requests()).isEmpty())
                .holds(state -> assertThat(state.notices()).hasSize(1));
        refused.when(LINK).said().containsExactly(new HostMessage.CreateInvite(ROOM, Role.GUEST, 3_600_000));
        InviteInfo invite = new InviteInfo("i1", Role.GUEST, 1, 2, 0);
        Story made =
                asked.when(reply(asked, Request.CreateInvite.class, new EntryMessage.InviteCreated(ROOM, invite, "t")));
        made.holds(state -> assertThat(state.requests()).isEmpty());
        assertThat(door(made).tokens()).containsEntry("i1", "t");
    }

    @Test
    void a_link_that_does_not_come_is_given_up_with_a_word_to_whoever_still_hosts() {
        Story asked = hosting().when(LINK);
        Event late = new Event.TimerFired(new Timer.Request(Requests.idOf(asked.state(), Request.CreateInvite.class)));
        asked.when(late)
                .holds(state -> assertThat(state.requests()).isEmpty())
                .holds(state -> assertThat(state.notices())
                        .extracting(Notice::text)
                        .contains("The server did not answer. Try again."));
        asked.when(said(new ServerMessage.RoomStatus(Scenes.room(ROOM, 2), ANN.id())), late)
                .holds(state -> assertThat(state.notices())
                        .extracting(Notice::text)
                        .doesNotContain("The server did not answer. Try again."));
    }

    /** Hosting that room too, after the one before. */
    private static Story hostingNext(Story before, RoomId room) {
        Story joining = before.when(new Event.JoinRoom(room));
        ServerMessage joined =
                new ServerMessage.RoomJoined(Scenes.room(room, 1), SELF, List.of(), List.of(), 0, "", false, Role.HOST);
        return joining.when(reply(joining, Request.JoinRoom.class, joined));
    }

    @Test
    void a_link_that_was_asked_for_in_another_meeting_neither_bars_one_here_nor_speaks() {
        RoomId next = RoomId.ofRandomBits(7);
        Story before = hosting().when(LINK);
        String id = Scenes.awaited(before, Request.CreateInvite.class);
        Story asked = hostingNext(before, next).when(LINK);
        asked.said().containsExactly(new HostMessage.CreateInvite(next, Role.GUEST, 3_600_000));
        asked.when(LINK).thenNothing();
        for (Event late : List.of(
                new Event.TimerFired(new Timer.Request(id)),
                refusesLink(id, ErrorCode.TOO_MANY_INVITES),
                refusesLink(id, ErrorCode.NOT_IN_ROOM))) {
            Story told = asked.when(late);
            told.said().isEmpty();
            assertThat(told.state().notices()).isEqualTo(asked.state().notices());
            assertThat(told.state().requests()).doesNotContainKey(id);
        }
    }

    @Test
    void the_host_closes_the_meeting_for_everybody() {
        Story closing = hosting().when(new Event.CloseMeeting());
        closing.said().contains(new HostMessage.CloseRoom(ROOM));
        assertThat(closing.state().room().phase()).isEqualTo(RoomPhase.LEAVING);
        ServerMessage closed = new ServerMessage.RoomLeft(ROOM, RoomExit.CLOSED);
        closing.when(reply(closing, Request.LeaveRoom.class, closed))
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.LEFT))
                .holds(state -> assertThat(state.notices()).isEmpty());
    }

    @Test
    void who_is_not_host_any_more_cannot_close_it_and_leaves() {
        Story closing = hosting().when(new Event.CloseMeeting());
        closing.when(reply(
                        closing,
                        Request.LeaveRoom.class,
                        new ServerMessage.ErrorReply(ErrorCode.NOT_ALLOWED, "no", null, "")))
                .then(new Effect.SendServer(new ClientMessage.LeaveRoom(ROOM), null))
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.LEFT));
    }

    @Test
    void whoever_a_server_does_not_let_close_the_meeting_leaves_and_reads_that_it_goes_on() {
        Story closing = hosting().when(new Event.CloseMeeting());
        ServerMessage.ErrorReply limited = new ServerMessage.ErrorReply(ErrorCode.RATE_LIMITED, "slow", null, "");
        Story left = closing.when(reply(closing, Request.LeaveRoom.class, limited));
        left.then(new Effect.SendServer(new ClientMessage.LeaveRoom(ROOM), null));
        assertThat(left.state().notices())
                .extracting(Notice::text)
                .anyMatch(text -> text.contains("goes on without you"));
        ServerMessage.ErrorReply gone = new ServerMessage.ErrorReply(ErrorCode.ROOM_UNKNOWN, "gone", null, "");
        Story over = closing.when(reply(closing, Request.LeaveRoom.class, gone));
        over.thenNo(effect -> effect instanceof Effect.SendServer);
        assertThat(over.state().notices()).isEmpty();
    }

    @Test
    void each_refusal_at_a_door_is_another_one() {
        Story first = refused(joining(), ErrorCode.KNOCK_REJECTED, null);
        Story second = refused(first.when(new Event.TryDoor("")), ErrorCode.KNOCK_REJECTED, null);
        assertThat(door(first).tries()).isEqualTo(1);
        assertThat(door(second).tries()).isEqualTo(2);
    }

    @Test
    void who_is_put_out_reads_why() {
        Story removed = inside(Role.PARTICIPANT, ANN).when(said(new ServerMessage.RoomLeft(ROOM, RoomExit.REMOVED)));
        Story closed = inside(Role.PARTICIPANT, ANN).when(said(new ServerMessage.RoomLeft(ROOM, RoomExit.CLOSED)));
        assertThat(removed.state().room().error()).isEqualTo("The host has removed you from the meeting.");
        assertThat(closed.state().room().error()).contains("closed this meeting");
        assertThat(removed.state().room().phase()).isEqualTo(RoomPhase.NO_ROOM);
    }

    @Test
    void being_asked_to_be_quiet_changes_nothing_until_the_person_says_so() {
        Story asked = inside(Role.PARTICIPANT, ANN)
                .when(new Event.DevicesChanged(new DeviceState(true, "m", ""), new DeviceState(true, "c", "")))
                .when(said(new EntryMessage.MuteRequested(ROOM, ANN.id())));
        asked.thenNothing();
        assertThat(door(asked).askedBy()).isEqualTo(ANN.id());
        Story stays = asked.when(new Event.AnswerMute(false)).thenNothing();
        assertThat(door(stays).askedBy()).isNull();
        Story muted = asked.when(new Event.AnswerMute(true)).then(OFF);
        assertThat(door(muted).askedBy()).isNull();
        assertThat(muted.state().media().microphoneOn()).isFalse();
        assertThat(door(asked.when(new Event.SetMicrophone(false))).askedBy()).isNull();
    }

    @Test
    void who_is_quiet_already_is_not_asked() {
        Story quiet = inside(Role.PARTICIPANT, ANN).when(new Event.SetMicrophone(false));
        assertThat(door(quiet.when(said(new EntryMessage.MuteRequested(ROOM, ANN.id()))))
                        .askedBy())
                .isNull();
    }

    @Test
    void a_guest_sends_neither_sound_nor_pictures_whatever_they_switch_on() {
        Story guest = inside(Role.GUEST, ANN);
        guest.then(OFF, new Effect.Camera(false));
        assertThat(guest.state().room().self()).isNotNull();
        assertThat(guest.state().room().self().media()).isEqualTo(MediaState.OFF);
        Story tried = guest.when(new Event.SetMicrophone(true), new Event.SetCamera(true));
        tried.thenNo(effect -> effect.equals(new Effect.Microphone(true)) || effect.equals(new Effect.Camera(true)));
        assertThat(HostPowers.maySend(tried.state())).isFalse();
    }

    @Test
    void a_guest_who_is_made_host_may_speak_and_sees_who_waits() {
        Story host = inside(Role.GUEST, ANN).when(said(new ServerMessage.RoomStatus(Scenes.room(ROOM, 2), SELF)));
        host.then(new Effect.Microphone(true), new Effect.Camera(true));
        assertThat(host.state().notices()).extracting(Notice::text).anyMatch(text -> text.contains("host"));
    }

    @Test
    void who_hands_the_meeting_over_sees_no_knocks_and_no_invites_any_more() {
        Story host = inside(Role.HOST, ANN, ZOE)
                .when(
                        said(GRACE),
                        said(new EntryMessage.InviteCreated(
                                ROOM, new InviteInfo("i1", Role.GUEST, 1, 2, 0), "token-1")));
        Story handed = host.when(said(new ServerMessage.RoomStatus(Scenes.room(ROOM, 3), ANN.id())));
        assertThat(door(handed)).isEqualTo(Door.NONE);
    }
}
