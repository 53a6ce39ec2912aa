package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.AppState;
import dev.parley.client.core.DeviceChoice;
import dev.parley.client.core.Door;
import dev.parley.client.core.Event;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.NearbyMeeting;
import dev.parley.client.core.Notice;
import dev.parley.client.core.Pages;
import dev.parley.client.core.RecentMeeting;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.ui.common.Switch;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Pass;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.Visibility;
import java.net.URI;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trying the devices before a meeting. */
class PreJoinTest extends WindowTest<FakeStore> {
    private static final RoomInfo COFFEE = States.info("Coffee", "Ben", 2, 6, 5);
    private static final MeetingLink LINK =
            new MeetingLink(URI.create("wss://meet.example.org"), new RoomId("lusab-babad-gutih"), "", "invite-token");
    private static final Event.User JOIN = new Event.JoinRoom(COFFEE.id());

    PreJoinTest() {
        super(new FakeStore(States.signedIn()
                .rooms(COFFEE)
                .media(States.withHeadset(States.media(true, true)))
                .build()));
    }

    @BeforeEach
    void stopBefore() {
        services.preferences = services.preferences.withCheckBeforeMeeting(true);
    }

    private void show(AppState state) {
        robot.interact(() -> store.show(state));
    }

    private void wantToJoin() {
        robot.clickOn(called("Join Coffee"));
    }

    @Test
    void one_sees_oneself_before_anybody_else_does() {
        wantToJoin();
        assertThat(says("Ready to join?")).isTrue();
        assertThat(store.events()).contains(new Event.CheckDevices(true)).doesNotContain(JOIN);
        assertThat(called("Your picture").lookupAll(".video")).isNotEmpty();
    }

    @Test
    void the_meeting_is_named_by_what_is_known_of_it() {
        wantToJoin();
        assertThat(says("You join “Coffee”. Nobody sees or hears you yet.")).isTrue();
        robot.type(KeyCode.ESCAPE);
        robot.interact(() -> window.invite(LINK));
        assertThat(says("You join “lusab-babad-gutih on meet.example.org”. Nobody sees or hears you yet."))
                .isTrue();
    }

    @Test
    void a_link_is_not_lost_when_one_thinks_better_of_it() {
        robot.interact(() -> window.invite(LINK));
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#link").queryTextInputControl().getText()).isEqualTo(LINK.toString());
    }

    @Test
    void one_goes_in_with_the_devices_running_on() {
        wantToJoin();
        robot.clickOn("Join now");
        assertThat(store.events()).contains(JOIN).doesNotContain(new Event.CheckDevices(false));
        show(States.signedIn().rooms(COFFEE).room(RoomPhase.JOINING).build());
        assertThat(store.events().getLast()).isEqualTo(new Event.CheckDevices(false));
        assertThat(says("Ready to join?")).isFalse();
    }

    @Test
    void where_somebody_has_to_let_one_in_one_asks_to_join() {
        RoomAccess knock = new RoomAccess(Entry.KNOCK, false, false);
        RoomInfo guarded = COFFEE.withAccess(knock);
        NearbyMeeting near = States.near("Lunch talk", "Ben", knock);
        show(States.signedIn().rooms(guarded).nearby(near).build());
        robot.clickOn(called("Ask to join Lunch talk on your network"));
        assertThat(robot.lookup(".pre-join .button.primary").queryButton().getText())
                .isEqualTo("Ask to join");
        robot.type(KeyCode.ESCAPE);
        robot.clickOn(called("Ask to join Coffee"));
        assertThat(says("Join now")).isFalse();
        robot.clickOn(".pre-join .button.primary");
        assertThat(store.events()).contains(JOIN);
    }

    @Test
    void who_has_an_invite_for_a_guarded_meeting_just_joins() {
        RoomAccess knock = new RoomAccess(Entry.KNOCK, false, false);
        NearbyMeeting near = new NearbyMeeting(LINK, "Lunch talk", "Ben", knock);
        show(States.signedIn().nearby(near).build());
        robot.interact(() -> window.invite(LINK));
        assertThat(says("Join now")).isTrue();
    }

    @Test
    void nobody_asks_to_join_a_room_of_their_own() {
        RoomInfo guarded = COFFEE.withAccess(new RoomAccess(Entry.KNOCK, false, false));
        show(Samples.keeping(new Pages<>(List.of(guarded), true, false, false, ""))
                .rooms(guarded)
                .build());
        robot.interact(() -> window.invite(new MeetingLink(States.SERVER, COFFEE.id())));
        assertThat(says("Join now")).isTrue();
    }

    @Test
    void a_new_meeting_is_started_from_there_too() {
        robot.clickOn("New meeting").clickOn("Start meeting");
        assertThat(says("Ready to start?")).isTrue();
        robot.type(KeyCode.ENTER);
        assertThat(store.events()).contains(new Event.CreateRoom("Ana Ferreira's meeting", Visibility.PRIVATE, 6));
    }

    @Test
    void a_meeting_of_before_is_started_again_from_there_too() {
        show(States.signedIn().recent(States.was("Retro", true, true, 600)).build());
        robot.clickOn(called("Start again: Retro"));
        assertThat(says("Ready to start?")).isTrue();
        robot.clickOn("Start now");
        assertThat(store.events()).contains(new Event.CreateRoom("Retro", Visibility.PRIVATE, 6, true));
    }

    @Test
    void whoever_was_in_a_meeting_lately_is_back_in_it_with_one_click() {
        RecentMeeting standUp = States.was("Stand-up", false, false, 30);
        show(States.signedIn().recent(standUp).build());
        robot.clickOn(called("Rejoin: Stand-up"));
        assertThat(says("Ready to join?")).isFalse();
        assertThat(store.events()).endsWith(new Event.JoinByLink(standUp.link()));
    }

    @Test
    void one_can_go_in_muted_and_without_a_picture() {
        wantToJoin();
        robot.clickOn(called("Microphone on")).clickOn(called("Camera on"));
        assertThat(store.events()).contains(new Event.SetMicrophone(false), new Event.SetCamera(false));
        show(States.signedIn()
                .rooms(COFFEE)
                .media(States.withHeadset(States.media(false, false)))
                .build());
        assertThat(says("Your camera is off. The others see your initials.")).isTrue();
        assertThat(says("Your microphone is off. The others do not hear you.")).isTrue();
    }

    @Test
    void a_switch_without_a_device_says_so_and_wants_what_was_wanted_when_there_is_one() {
        wantToJoin();
        int before = store.events().size();
        show(Samples.withoutDevices().build());
        for (String none : List.of("No camera found", "No microphone found")) {
            Switch control = (Switch) robot.lookup(none).<Label>queryAllAs(Label.class).stream()
                    .map(Label::getLabelFor)
                    .filter(Switch.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            assertThat(control.isSelected()).isFalse();
            assertThat(control.isDisabled()).isTrue();
        }
        show(States.signedIn()
                .rooms(COFFEE)
                .media(States.withHeadset(States.media(true, false)))
                .build());
        assertThat(((Switch) called("Microphone on")).isSelected()).isTrue();
        assertThat(((Switch) called("Camera on")).isSelected()).isFalse();
        assertThat(called("Camera on").isDisabled()).isFalse();
        assertThat(store.events().subList(before, store.events().size())).isEmpty();
    }

    @Test
    void who_thinks_better_of_it_switches_everything_off_and_changes_nothing() {
        wantToJoin();
        robot.clickOn(called("Camera on"));
        robot.type(KeyCode.ESCAPE);
        assertThat(says("Ready to join?")).isFalse();
        assertThat(store.events())
                .doesNotContain(JOIN)
                .endsWith(new Event.CheckDevices(false), new Event.SetMicrophone(true), new Event.SetCamera(true));
    }

    @Test
    void a_device_is_chosen_used_and_remembered() {
        wantToJoin();
        choose("Microphone", 2);
        assertThat(store.events())
                .contains(new Event.ChooseDevices(DeviceChoice.DEFAULT.withMicrophone("Jabra Evolve2 65 Mono")));
        assertThat(services.preferences().devices().microphone()).isEqualTo("Jabra Evolve2 65 Mono");
    }

    /** By keyboard: so many options down. */
    private void choose(String kind, int down) {
        robot.interact(() -> called(kind).requestFocus());
        for (int i = 0; i < down; i++) {
            robot.type(KeyCode.DOWN);
        }
    }

    @Test
    void a_chosen_device_that_is_not_connected_stays_chosen() {
        AppState.Media media = States.withHeadset(States.media(true, true));
        DeviceChoice choice = DeviceChoice.DEFAULT.withSpeaker("Kitchen");
        wantToJoin();
        show(States.signedIn()
                .rooms(COFFEE)
                .media(media.withDevices(
                        new AppState.Devices(choice, media.devices().list(), true)))
                .build());
        ComboBox<?> speaker = (ComboBox<?>) called("Speaker");
        assertThat(speaker.getItems().toString()).contains("Not connected: Kitchen");
        assertThat(speaker.getValue().toString()).contains("Kitchen");
        assertThat(store.events()).noneMatch(Event.ChooseDevices.class::isInstance);
    }

    @Test
    void escape_leads_out_of_a_closed_list_of_devices_too() {
        wantToJoin();
        robot.interact(called("Speaker")::requestFocus);
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup(".pre-join").tryQuery()).isEmpty();
    }

    @Test
    void a_tone_is_played_and_said_to_be() {
        wantToJoin();
        robot.clickOn("Play a tone");
        assertThat(store.events()).contains(new Event.TestSpeaker());
        assertThat(says("Playing…")).isTrue();
    }

    @Test
    void who_does_not_want_to_be_stopped_goes_in_at_once_the_next_time() {
        wantToJoin();
        robot.clickOn(called("Show this before every meeting")).type(KeyCode.ESCAPE);
        wantToJoin();
        assertThat(store.events().getLast()).isEqualTo(JOIN);
        assertThat(says("Ready to join?")).isFalse();
    }

    @Test
    void no_camera_goes_on_behind_another_dialog() {
        wantToJoin();
        show(States.signedIn().rooms(COFFEE).hosting(2).build());
        robot.interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        assertThat(says("Close Parley and stop hosting?")).isTrue();
        assertThat(says("Ready to join?")).isFalse();
        assertThat(store.events()).contains(new Event.CheckDevices(false));
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup(".modal").queryAll()).isEmpty();
    }

    @Test
    void who_could_not_go_in_is_told_why_and_can_try_again() {
        wantToJoin();
        robot.clickOn("Join now");
        assertThat(robot.lookup("Join now").queryButton().isDisabled()).isTrue();
        show(States.signedIn()
                .rooms(COFFEE)
                .notice(Notice.Severity.WARNING, "You are on your way into another meeting.")
                .build());
        robot.clickOn("Join now");
        assertThat(store.events().stream().filter(JOIN::equals)).hasSize(2);
    }

    @Test
    void an_invitation_whose_answer_is_cut_off_is_accepted_again() {
        show(Samples.invited().build());
        robot.clickOn(called("Accept: Quarterly planning, from Grace Hopper"));
        robot.clickOn("Join now");
        show(Samples.invited()
                .notice(Notice.Severity.WARNING, "The server did not answer. Try again.")
                .build());
        robot.clickOn("Join now");
        Event accept = new Event.AcceptInvitation("i1");
        assertThat(store.events().stream().filter(accept::equals)).hasSize(2);
    }

    /** The server inside the app answers before a state is shown in which it is asked. */
    @Test
    void a_join_that_fails_before_it_is_seen_comes_back_with_the_reason() {
        wantToJoin();
        robot.clickOn("Join now");
        show(refusedAt(1));
        assertThat(dialogSays("It is full.")).isTrue();
        assertThat(store.events().getLast()).as("the devices go on").isEqualTo(new Event.CheckDevices(true));
        robot.clickOn("Try again");
        show(refusedAt(2));
        assertThat(store.events().stream().filter(JOIN::equals)).hasSize(2);
        robot.type(KeyCode.ESCAPE);
        assertThat(says("Ready to join?")).isFalse();
        assertThat(store.events()).as("it was read").endsWith(new Event.DismissFailure());
    }

    @Test
    void where_there_is_no_such_meeting_one_is_told_at_home_and_the_devices_are_off() {
        wantToJoin();
        robot.clickOn(called("Microphone on"));
        robot.clickOn("Join now");
        show(States.signedIn()
                .rooms(COFFEE)
                .refused(ErrorCode.ROOM_UNKNOWN, "It has ended.")
                .door(tried(1))
                .build());
        assertThat(says("Ready to join?")).isFalse();
        assertThat(says("It has ended.")).isTrue();
        assertThat(store.events())
                .containsSubsequence(new Event.SetMicrophone(false), JOIN, new Event.CheckDevices(false))
                .endsWith(
                        new Event.SetMicrophone(services.preferences.microphoneAtStart()),
                        new Event.SetCamera(services.preferences.cameraAtStart()));
    }

    @Test
    void a_join_that_fails_after_a_while_comes_back_with_the_reason() {
        wantToJoin();
        robot.clickOn("Join now");
        show(States.signedIn().rooms(COFFEE).room(RoomPhase.JOINING).build());
        show(States.signedIn().rooms(COFFEE).failed("Nothing answers.").build());
        assertThat(dialogSays("Nothing answers.")).isTrue();
        robot.type(KeyCode.ESCAPE);
        show(States.signedIn().rooms(COFFEE).failed("Nothing answers.").build());
        assertThat(says("Ready to join?")).isFalse();
    }

    @Test
    void who_gave_up_on_the_way_is_asked_nothing() {
        wantToJoin();
        robot.clickOn("Join now");
        show(States.signedIn().rooms(COFFEE).room(RoomPhase.JOINING).build());
        show(States.signedIn().rooms(COFFEE).build());
        show(refusedAt(1));
        assertThat(says("Ready to join?")).isFalse();
    }

    @Test
    void a_password_is_asked_for_in_place_of_the_devices() {
        wantToJoin();
        robot.clickOn("Join now");
        show(States.signedIn()
                .rooms(COFFEE)
                .refused(ErrorCode.PASSWORD_REQUIRED, "It has a password.")
                .door(tried(1))
                .build());
        assertThat(says("Ready to join?")).isFalse();
        assertThat(says("This meeting has a password")).isTrue();
    }

    private static AppState refusedAt(int tries) {
        return States.signedIn()
                .rooms(COFFEE)
                .refused(ErrorCode.ROOM_FULL, "It is full.")
                .door(tried(tries))
                .build();
    }

    private static Door tried(int tries) {
        return new Door(Pass.NONE, 0, 0, List.of(), List.of(), List.of(), Map.of(), null, tries);
    }

    private boolean dialogSays(String sentence) {
        return robot.lookup(".pre-join .banner-text").<Label>queryAllAs(Label.class).stream()
                .anyMatch(label -> label.isVisible() && label.getText().equals(sentence));
    }

    @Test
    void losing_the_server_meanwhile_switches_the_devices_off() {
        wantToJoin();
        show(States.start().build());
        assertThat(store.events()).contains(new Event.CheckDevices(false));
    }

    @Test
    void settings_choose_devices_and_what_is_done_to_the_sound() {
        robot.clickOn(called("Settings")).clickOn("Choose…");
        assertThat(store.events()).contains(new Event.ListDevices());
        choose("Camera", 2);
        robot.interact(() -> called("Suppress steady noise").requestFocus());
        robot.type(KeyCode.SPACE);
        DeviceChoice now = services.preferences().devices();
        assertThat(now.camera()).isEqualTo("Logitech BRIO");
        assertThat(now.processing().noiseSuppression()).isFalse();
        assertThat(store.events().getLast()).isEqualTo(new Event.ChooseDevices(now));
        robot.type(KeyCode.ESCAPE);
        assertThat(says("Appearance")).as("back in the settings").isTrue();
    }
}
