package dev.parley.client.core;

import static dev.parley.client.core.AccountScenes.answered;
import static dev.parley.client.core.AccountScenes.asking;
import static dev.parley.client.core.AccountScenes.hello;
import static dev.parley.client.core.Scenes.ELSEWHERE;
import static dev.parley.client.core.Scenes.ROOM;
import static dev.parley.client.core.Scenes.SERVER;
import static dev.parley.client.core.Scenes.welcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Servers that want their password from guests. */
class ServerPasswordStoryTest {
    private static final String PASSWORD = "open sesame";
    private static final Credentials RIGHT = new Credentials.Password(PASSWORD);
    private static final ServerMessage.AuthMethods GUARDED = new ServerMessage.AuthMethods(true, true, false, false);
    private static final ServerMessage.AuthMethods BOTH = new ServerMessage.AuthMethods(true, true, true, false);
    private static final ServerMessage.AuthMethods MEMBERS = new ServerMessage.AuthMethods(false, false, true, false);
    private static final MeetingLink AWAY = new MeetingLink(ELSEWHERE, ROOM);

    private static Story refused(Story story, ErrorCode code, @Nullable Long retryAfterMs) {
        return answered(story, Request.Hello.class, new ServerMessage.ErrorReply(code, "No.", retryAfterMs, "s.1"));
    }

    private static Story asked(ServerMessage.AuthMethods ways) {
        return answered(asking(), Request.AuthMethods.class, ways);
    }

    /** The password was typed, and the server has it. */
    private static Story shown() {
        return asked(GUARDED).when(new Event.EnterAsGuest(SERVER, PASSWORD)).when(new Event.SocketOpened());
    }

    private static Story inside() {
        return answered(shown(), Request.Hello.class, welcome());
    }

    private static AppState.Auth auth(Story story) {
        return story.state().auth();
    }

    @Test
    void it_is_asked_for_before_the_server_is_greeted() {
        Story asked = asked(GUARDED);
        asked.then(new Effect.CloseSocket()).said().isEmpty();
        assertThat(auth(asked).phase()).isEqualTo(AuthPhase.UNAUTHENTICATED);
        assertThat(auth(asked).error()).isEmpty();
        assertThat(auth(asked).account().isAskedFor()).isTrue();
    }

    @Test
    void it_lets_a_guest_in_under_the_name_that_was_given() {
        assertThat(hello(shown())).isEqualTo(RIGHT);
        assertThat(auth(inside()).phase()).isEqualTo(AuthPhase.AUTHENTICATED);
        assertThat(auth(inside()).displayName()).isEqualTo("Max");
        assertThat(inside().state().toString()).doesNotContain(PASSWORD);
    }

    @Test
    void beside_accounts_a_kept_sign_in_comes_first_and_then_the_person_is_asked() {
        Story looked = asked(BOTH);
        looked.effectsOf(Effect.BorrowSignIn.class).hasSize(1);
        Story none = looked.when(new Event.SignInBorrowed(Scenes.awaited(looked, Request.Refresh.class), ""));
        Story guest = none.when(new Event.EnterAsGuest(SERVER, PASSWORD)).when(new Event.SocketOpened());
        assertThat(hello(guest)).isEqualTo(RIGHT);
    }

    @Test
    void a_wrong_one_is_said_at_its_field_and_forgotten() {
        Story wrong = refused(shown(), ErrorCode.UNAUTHORIZED, null);
        wrong.then(new Effect.CloseSocket());
        assertThat(auth(wrong).phase()).isEqualTo(AuthPhase.UNAUTHENTICATED);
        assertThat(auth(wrong).account().problem())
                .isEqualTo(new Account.Problem(
                        Account.Field.SERVER_PASSWORD, "That is not the server's password. Type it again."));
        assertThat(auth(wrong).account().ways()).isEqualTo(GUARDED);
        assertThat(auth(wrong).passwords().knows(SERVER)).isFalse();
        Story again = wrong.when(new Event.EnterAsGuest(SERVER, "open barley")).when(new Event.SocketOpened());
        assertThat(hello(again)).isEqualTo(new Credentials.Password("open barley"));
    }

    @Test
    void after_many_tries_one_is_told_how_long_to_wait() {
        Story early = refused(shown(), ErrorCode.RATE_LIMITED, 3_200L);
        assertThat(auth(early).account().problem().sentence())
                .isEqualTo("There were too many tries. Wait 4 seconds and try again.");
        assertThat(auth(early).phase()).isEqualTo(AuthPhase.UNAUTHENTICATED);
    }

    @Test
    void at_home_too_it_is_asked_for_once_it_was_changed() {
        Story again = inside().when(new Event.Disconnect(), new Event.ReconnectNow(), new Event.SocketOpened());
        assertThat(hello(again)).isEqualTo(RIGHT);
        Story changed = refused(again, ErrorCode.UNAUTHORIZED, null);
        assertThat(DoorQuestion.of(changed.state())).isEqualTo(DoorQuestion.SERVER_PASSWORD);
        Story typed = changed.when(new Event.TryDoor("open barley")).when(new Event.SocketOpened());
        assertThat(hello(typed)).isEqualTo(new Credentials.Password("open barley"));
    }

    @Test
    void a_right_one_is_not_forgotten_because_others_mistyped_it_on_the_same_network() {
        Story early = refused(shown(), ErrorCode.RATE_LIMITED, 3_200L);
        assertThat(auth(early).passwords().knows(SERVER)).isTrue();
    }

    @Test
    void what_no_message_can_carry_is_said_at_once() {
        Story story = asked(GUARDED).when(new Event.EnterAsGuest(SERVER, "x".repeat(2_000)));
        story.thenNothing();
        assertThat(auth(story).account().problem().field()).isEqualTo(Account.Field.SERVER_PASSWORD);
    }

    @Test
    void it_is_shown_again_to_the_same_server_and_to_no_other() {
        Story lost = inside().when(new Event.SocketClosed("reset"));
        assertThat(hello(lost.when(new Event.ReconnectNow()).when(new Event.SocketOpened())))
                .isEqualTo(RIGHT);
        Story away = inside().when(new Event.JoinByLink(AWAY)).when(new Event.SocketOpened());
        assertThat(hello(away)).isEqualTo(new Credentials.Guest());
    }

    @Test
    void others_who_mistype_it_on_the_same_network_end_no_meeting() {
        Story lost = Scenes.joined(inside().when(new Event.JoinRoom(ROOM)), Scenes.SELF, Scenes.ANN)
                .when(new Event.SocketClosed("reset"));
        Story back = lost.when(new Event.ReconnectNow()).when(new Event.SocketOpened());
        refused(back, ErrorCode.RATE_LIMITED, 4_000L)
                .holds(state -> assertThat(state.room().phase()).isEqualTo(RoomPhase.JOINED))
                .then(new Effect.StartTimer(new Timer.Reconnect(2), 4_000));
    }

    @Test
    void whoever_signs_out_has_forgotten_it_and_whoever_only_leaves_has_not() {
        assertThat(auth(inside().when(new Event.SignOut())).passwords()).isEqualTo(ServerPasswords.NONE);
        Story again = inside().when(new Event.StepOut())
                .when(new Event.EnterServer("Max", SERVER))
                .when(new Event.SocketOpened());
        assertThat(hello(answered(again, Request.AuthMethods.class, GUARDED))).isEqualTo(RIGHT);
    }

    /** A link led to a server that lets this guest not in, and it is asked why. */
    private static Story looking() {
        Story away = Story.given(Program.initial())
                .when(new Event.SignIn("Max", null))
                .when(new Event.JoinByLink(AWAY))
                .when(new Event.SocketOpened());
        return refused(away, ErrorCode.UNAUTHORIZED, null).when(new Event.SocketOpened());
    }

    private static Story askedByLink() {
        return answered(looking(), Request.AuthMethods.class, GUARDED);
    }

    private static Story typed() {
        return askedByLink().when(new Event.TryDoor(PASSWORD)).when(new Event.SocketOpened());
    }

    @Test
    void a_server_of_a_link_that_refuses_a_guest_is_asked_whether_a_password_would_help() {
        looking().said().containsExactly(new ClientMessage.GetAuthMethods());
        askedByLink()
                .holds(state -> assertThat(DoorQuestion.of(state)).isEqualTo(DoorQuestion.SERVER_PASSWORD))
                .holds(state -> assertThat(state.room().error())
                        .isEqualTo("The server of the link, elsewhere.example, asks for its password."))
                .holds(state -> assertThat(state.auth().phase()).isEqualTo(AuthPhase.AUTHENTICATED))
                .holds(state -> assertThat(state.requests()).isEmpty());
    }

    @Test
    void with_the_password_the_link_is_followed() {
        assertThat(hello(typed())).isEqualTo(RIGHT);
        Story in = answered(typed(), Request.Hello.class, welcome());
        assertThat(in.state().room().phase()).isEqualTo(RoomPhase.JOINING);
        assertThat(in.state().room().target()).isEqualTo(ROOM);
        assertThat(in.state().room().links()).containsExactly(AWAY);
    }

    @Test
    void with_a_wrong_one_it_is_asked_for_again_and_after_many_it_waits() {
        refused(typed(), ErrorCode.UNAUTHORIZED, null)
                .holds(state -> assertThat(DoorQuestion.of(state)).isEqualTo(DoorQuestion.SERVER_PASSWORD))
                .holds(state -> assertThat(state.room().refusal()).isEqualTo(ErrorCode.PASSWORD_WRONG))
                .holds(state ->
                        assertThat(state.auth().passwords().knows(ELSEWHERE)).isFalse());
        Story early = refused(typed(), ErrorCode.RATE_LIMITED, 30_000L);
        early.holds(state -> assertThat(DoorQuestion.of(state)).isEqualTo(DoorQuestion.SERVER_PASSWORD))
                .holds(state -> assertThat(state.room().door().retryAt()).isEqualTo(early.now() + 30_000));
    }

    @Test
    void whoever_gives_up_is_asked_for_the_password_of_no_other_meeting() {
        askedByLink()
                .when(new Event.DismissFailure())
                .holds(state -> assertThat(DoorQuestion.of(state)).isEqualTo(DoorQuestion.NONE));
        Story other = askedByLink().when(new Event.JoinByLink(new MeetingLink(SERVER, ROOM)));
        assertThat(auth(other).passwords().asking()).isNull();
    }

    @Test
    void a_server_that_only_lets_its_members_in_asks_for_no_password() {
        answered(looking(), Request.AuthMethods.class, MEMBERS)
                .holds(state -> assertThat(DoorQuestion.of(state)).isEqualTo(DoorQuestion.NONE))
                .holds(state -> assertThat(state.room().error())
                        .startsWith("The server of the link, elsewhere.example, does not let you in"));
    }

    @Test
    void the_own_server_asks_too_when_a_link_led_there_first() {
        Story way = Story.given(Program.initial())
                .when(new Event.SignIn("Max", ELSEWHERE, false))
                .when(new Event.JoinByLink(AWAY))
                .when(new Event.SocketOpened());
        Story looking = refused(way, ErrorCode.UNAUTHORIZED, null).when(new Event.SocketOpened());
        Story asked = answered(looking, Request.AuthMethods.class, GUARDED);
        assertThat(DoorQuestion.of(asked.state())).isEqualTo(DoorQuestion.SERVER_PASSWORD);
        assertThat(hello(asked.when(new Event.TryDoor(PASSWORD)).when(new Event.SocketOpened())))
                .isEqualTo(RIGHT);
    }

    @Test
    void no_more_are_remembered_than_anybody_needs() {
        ServerPasswords many = ServerPasswords.NONE;
        for (int i = 0; i <= ServerPasswords.MOST; i++) {
            many = many.with(URI.create("wss://s" + i + ".example"), new Credentials.Password(PASSWORD));
        }
        assertThat(many.known()).hasSize(ServerPasswords.MOST);
        assertThat(many.knows(URI.create("wss://s0.example"))).isFalse();
        assertThat(many.knows(URI.create("wss://s16.example"))).isTrue();
    }
}
