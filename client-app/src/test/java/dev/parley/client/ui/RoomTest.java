package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.AppState;
import dev.parley.client.core.DeviceState;
import dev.parley.client.core.Event;
import dev.parley.client.core.LinkPhase;
import dev.parley.client.core.Notice;
import dev.parley.client.core.OwnConnection;
import dev.parley.client.core.QualityChoice;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage.Limit;
import dev.parley.protocol.PeerMessage.Path;
import dev.parley.protocol.PeerMessage.ReachState;
import dev.parley.protocol.RoomAccess;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

class RoomTest extends WindowTest<FakeStore> {
    private static final String ENDS = "If you leave while you are alone, the meeting ends and its link stops working.";
    private static final ParticipantId BEN = Peer.idOf("Ben");

    RoomTest() {
        super(new FakeStore(States.inMeeting().people("Ben", "Carla").build()));
    }

    private void show(States states) {
        robot.interact(() -> store.show(states.build()));
    }

    private List<Event.ShowPeer> sizesOf(ParticipantId peer) {
        return store.events().stream()
                .filter(Event.ShowPeer.class::isInstance)
                .map(Event.ShowPeer.class::cast)
                .filter(shown -> shown.peer().equals(peer))
                .toList();
    }

    @Test
    void new_statistics_touch_no_tile() {
        Set<Node> before = Set.copyOf(robot.lookup(".tile").queryAll());
        List<Node> avatars = List.copyOf(robot.lookup(".tile .avatar").queryAll());
        show(States.inMeeting().peer(Peer.named("Ben").rtt(250)).people("Carla"));
        assertThat(robot.lookup(".tile").queryAll()).hasSize(3).containsExactlyInAnyOrderElementsOf(before);
        assertThat(robot.lookup(".tile .avatar").queryAll()).containsExactlyInAnyOrderElementsOf(avatars);
    }

    @Test
    void peers_are_told_at_what_size_they_are_shown_and_when_they_are_hidden() {
        await().until(() -> !sizesOf(BEN).isEmpty());
        Event.ShowPeer first = sizesOf(BEN).getLast();
        assertThat(first.width()).isGreaterThan(300).isLessThan(1280);
        assertThat(pictures.peer(BEN).width).isEqualTo(first.width());
        robot.interact(() -> stage.setIconified(true));
        await().until(() -> sizesOf(BEN).getLast().equals(new Event.ShowPeer(BEN, 0, 0)));
        robot.interact(() -> stage.setIconified(false));
        await().until(() -> sizesOf(BEN).getLast().equals(first));
    }

    @Test
    void who_speaks_is_outlined() {
        pictures.levels = Map.of(BEN, 0.6);
        await().until(() -> robot.lookup(".tile").queryAll().stream()
                .filter(tile -> tile.getPseudoClassStates().contains(PseudoClass.getPseudoClass("speaking")))
                .map(Node::getAccessibleText)
                .toList()
                .equals(List.of("Ben, excellent connection")));
    }

    @Test
    void a_tile_shows_the_tier_of_its_link_and_what_is_limited_there() {
        show(States.inMeeting()
                .peer(Peer.named("Ben").rtt(240).sends(true, Limit.COMPUTER))
                .peer(Peer.named("Carla").rtt(380)));
        assertThat(robot.lookup(".tier-fair").queryAll()).hasSize(1);
        assertThat(robot.lookup(".tier-fair .bar").queryAll().stream()
                        .filter(bar -> bar.getPseudoClassStates().contains(PseudoClass.getPseudoClass("lit"))))
                .hasSize(2);
        assertThat(robot.lookup(".tier-poor").queryAll()).hasSize(1);
        assertThat(says("Busy computer")).isTrue();
        assertThat(called("Ben, fair connection, Busy computer").getAccessibleHelp())
                .contains("The computer of Ben is busy, so fewer pictures come each second.");
        show(States.inMeeting().people("Ben", "Carla"));
        assertThat(robot.lookup(".tier-excellent").queryAll()).hasSize(2);
        assertThat(says("Busy computer")).isFalse();
    }

    @Test
    void a_person_who_sends_no_pictures_is_not_shown_by_an_old_one() {
        await().until(() -> called("Ben, excellent connection").lookupAll(".avatar").stream()
                .noneMatch(WindowTest::isSeen));
        show(States.inMeeting().peer(Peer.named("Ben").sends(false, Limit.PATH)).people("Carla"));
        assertThat(says("No picture: slow connection")).isTrue();
        await().until(() -> startingWith("Ben").lookupAll(".avatar").stream().anyMatch(WindowTest::isSeen));
    }

    @Test
    void the_own_connection_is_said_once_and_goes_by_itself() {
        String sentence =
                "Your connection is too slow for all pictures, so the others see you smaller; sound comes first.";
        show(States.inMeeting().people("Ben", "Carla").own(OwnConnection.NARROW));
        assertThat(says(sentence)).isTrue();
        assertThat(robot.lookup(".tile-note").<Node>queryAll()).noneMatch(WindowTest::isSeen);
        show(States.inMeeting().people("Ben", "Carla"));
        assertThat(says(sentence)).isFalse();
    }

    @Test
    void the_quality_is_chosen_with_mouse_and_arrow_keys() {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Y);
        robot.clickOn("Up to 480p");
        assertThat(store.events()).contains(new Event.ChooseQuality(QualityChoice.P480));
        show(States.inMeeting().people("Ben").choice(QualityChoice.P480));
        robot.type(KeyCode.DOWN);
        robot.clickOn("Audio only");
        // The tiles, which the panel makes smaller, tell their sizes whenever they have been laid out.
        assertThat(store.events())
                .filteredOn(Event.ChooseQuality.class::isInstance)
                .containsExactly(
                        new Event.ChooseQuality(QualityChoice.P480),
                        new Event.ChooseQuality(QualityChoice.P360),
                        new Event.ChooseQuality(QualityChoice.AUDIO_ONLY));
    }

    @Test
    void a_choice_that_the_state_has_is_shown_and_not_sent() {
        show(States.inMeeting().people("Ben").choice(QualityChoice.P360));
        robot.clickOn("#quality");
        assertThat(robot.lookup("Up to 360p")
                        .<RadioButton>queryAs(RadioButton.class)
                        .isSelected())
                .isTrue();
        assertThat(store.events()).noneMatch(Event.ChooseQuality.class::isInstance);
    }

    @Test
    void audio_only_shows_no_pictures_says_so_and_ends_with_a_button_or_the_camera() {
        show(States.inMeeting().people("Ben", "Carla").choice(QualityChoice.AUDIO_ONLY));
        assertThat(robot.lookup(".tile .video").<Node>queryAll()).noneMatch(WindowTest::isSeen);
        robot.clickOn("Show pictures");
        assertThat(store.events()).contains(new Event.ChooseQuality(QualityChoice.AUTO));
        store.events().clear();
        robot.clickOn(called("Turn the camera on, and show pictures again"));
        assertThat(store.events())
                .containsSubsequence(new Event.ChooseQuality(QualityChoice.AUTO), new Event.SetCamera(true));
    }

    @Test
    void in_a_very_large_meeting_audio_only_is_offered() {
        show(States.inMeeting().people("B", "C", "D", "E", "F", "G", "H", "I"));
        robot.clickOn("#people").clickOn("Audio only for me");
        assertThat(store.events()).contains(new Event.ChooseQuality(QualityChoice.AUDIO_ONLY));
        show(States.inMeeting().people("B", "C", "D", "E"));
        assertThat(says("Audio only for me")).isFalse();
    }

    @Test
    void shortcuts_do_what_the_buttons_do() {
        robot.push(KeyCode.CONTROL, KeyCode.D).push(KeyCode.CONTROL, KeyCode.E);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H).push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        assertThat(store.events())
                .contains(
                        new Event.SetMicrophone(false),
                        new Event.SetCamera(false),
                        new Event.RaiseHand(true),
                        new Event.ShowChat(true));
        assertThat(services.clipboard).isEqualTo("parley://192.168.1.20:8443/" + States.ROOM);
    }

    @Test
    void copying_the_link_says_so() {
        robot.clickOn("#copy-link");
        assertThat(called("Link copied")).isNotNull();
        assertThat(says("Copied the link for people on the network of 192.168.1.20"))
                .isTrue();
    }

    @Test
    void who_is_alone_is_shown_the_links_to_send() {
        show(States.inMeeting());
        assertThat(says("Send the link that fits. Whoever gets it opens it in Parley."))
                .isTrue();
        assertThat(robot.lookup(".invite .link-text").queryAll()).hasSize(2);
        assertThat(says("For people on the network of 10.8.0.3")).isTrue();
        show(States.inMeeting().people("Ben"));
        assertThat(robot.lookup(".invite").query().isVisible()).isFalse();
    }

    @Test
    void where_the_server_has_a_page_for_links_that_is_what_is_sent() {
        show(States.inMeeting().withPages());
        assertThat(robot.lookup(".invite .link-text").<TextInputControl>queryAllAs(TextInputControl.class))
                .extracting(TextInputControl::getText)
                .containsExactly(
                        "https://meet.example.org/m/" + States.ROOM, "parleys://meet.example.org/" + States.ROOM);
        assertThat(says("Opens in any browser, also for those without Parley")).isTrue();
        robot.clickOn("#copy-link");
        assertThat(services.clipboard).isEqualTo("https://meet.example.org/m/" + States.ROOM);
        assertThat(called("Link copied")).isNotNull();
    }

    @Test
    void who_hosts_is_told_when_only_people_nearby_can_come_and_where_a_server_is_chosen() {
        show(States.inMeeting().hosting(1));
        assertThat(robot.lookup(".invite .field-help").<Label>queryAllAs(Label.class))
                .noneMatch(help -> isSeen(help) && help.getText().contains("“Use another server”"));
        show(States.inMeeting().hosting(1).withoutTunnel());
        assertThat(robot.lookup(".invite .field-help").<Label>queryAllAs(Label.class))
                .anyMatch(help -> isSeen(help) && help.getText().contains("“Use another server”"));
    }

    @Test
    void who_is_alone_in_a_meeting_hosted_here_is_told_that_it_ends_with_them_and_nobody_else_is() {
        show(States.inMeeting().hosting(1));
        assertThat(says(ENDS)).isTrue();
        show(States.inMeeting().hosting(2).people("Ben"));
        assertThat(says(ENDS)).isFalse();
        show(States.inMeeting().hosting(1).wasHere("Ben"));
        assertThat(says(ENDS)).isTrue();
        show(States.inMeeting());
        assertThat(says(ENDS)).as("on a server").isFalse();
        show(States.inMeeting().hosting(1).withoutNetwork());
        assertThat(says(ENDS)).as("without a link").isFalse();
    }

    @Test
    void who_has_locked_the_meeting_reads_that_its_link_lets_nobody_in() {
        String locked = "The meeting is locked: nobody new comes in with this link until you unlock it.";
        show(States.inMeeting().access(new RoomAccess(Entry.OPEN, true, false)));
        assertThat(says(locked)).isTrue();
        assertThat(says("Send this link to the people you want to meet. They can open it in Parley."))
                .isFalse();
        show(States.inMeeting());
        assertThat(says(locked)).isFalse();
    }

    @Test
    void without_a_network_the_host_is_told_that_nobody_can_come_and_what_to_do() {
        show(States.inMeeting().withoutNetwork());
        assertThat(says("This computer is on no network, so nobody else can come in. Connect it and start the meeting"
                        + " again."))
                .isTrue();
        assertThat(robot.lookup(".invite .link-text").queryAll()).isEmpty();
    }

    @Test
    void enter_sends_and_shift_enter_starts_a_line() {
        show(States.inMeeting().people("Ben").chatOpen());
        robot.clickOn("#chat-text")
                .write("one")
                .push(KeyCode.SHIFT, KeyCode.ENTER)
                .write("two");
        robot.type(KeyCode.ENTER);
        assertThat(store.events()).contains(new Event.SendChat("message-1", "one\ntwo"));
        assertThat(robot.lookup("#chat-text").queryAs(TextArea.class).getText()).isEmpty();
    }

    @Test
    void the_field_for_a_message_grows_with_lines_that_break_by_themselves() {
        robot.interact(
                () -> store.show(States.inMeeting().people("Ben").chatOpen().build()));
        TextArea field = robot.lookup("#chat-text").queryAs(TextArea.class);
        Pulses.after(() -> field.setText("short"));
        double one = field.getHeight();
        Pulses.after(() -> field.setText("a message of several words, ".repeat(4)));
        assertThat(field.getHeight()).isGreaterThan(one + 30);
        Pulses.after(() -> field.setText("a message of several words, ".repeat(60)));
        assertThat(field.getHeight()).isLessThan(one * 5);
        Pulses.after(field::clear);
        assertThat(field.getHeight()).isEqualTo(one);
    }

    @Test
    void a_message_that_is_too_long_is_explained_and_not_sent() {
        show(States.inMeeting().people("Ben").chatOpen());
        robot.interact(() -> robot.lookup("#chat-text").queryAs(TextArea.class).setText("a".repeat(8_005)));
        robot.clickOn("#chat-text").type(KeyCode.ENTER);
        assertThat(says("This message is 5 characters too long. Shorten it to send it."))
                .isTrue();
        assertThat(store.events()).noneMatch(Event.SendChat.class::isInstance);
    }

    @Test
    void the_list_of_people_takes_the_place_of_the_chat() {
        show(States.inMeeting().people("Ben").chatOpen());
        robot.clickOn("#people");
        assertThat(store.events()).contains(new Event.ShowChat(false));
        show(States.inMeeting().people("Ben"));
        assertThat(robot.lookup(".person-row").queryAll()).hasSize(2);
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup(".person-row").queryAll()).isEmpty();
    }

    /** The same text breaks elsewhere in a fraction of a pixel less: all must ask for the same width. */
    @Test
    void nothing_is_drawn_over_a_message_that_fills_many_lines() {
        States talk = States.inMeeting().chatOpen();
        show(talk);
        for (int begin = 0; begin < 12; begin++) {
            String text = Samples.WITHOUT_BLANKS.substring(begin);
            show(begin % 2 == 0 ? talk.saidMyself(begin, text) : talk.said("Ben", begin, text));
            Pulses.await();
            assertChatIsApart();
        }
    }

    private void assertChatIsApart() {
        List<Bounds> parts = robot.lookup(".chat-row").queryAllAs(VBox.class).stream()
                .flatMap(row -> row.getChildren().stream())
                .filter(Node::isVisible)
                .map(part -> Where.inScene(part))
                .toList();
        assertThat(parts).isNotEmpty();
        for (int i = 1; i < parts.size(); i++) {
            assertThat(parts.get(i).getMinY())
                    .isGreaterThanOrEqualTo(parts.get(i - 1).getMaxY());
        }
    }

    @Test
    void the_chat_stays_at_its_end_until_one_scrolls_up() {
        States talk = States.inMeeting().people("Ben").chatOpen();
        for (int minute = 0; minute < 40; minute++) {
            talk.said("Ben", minute, "Message number " + minute);
        }
        show(talk);
        ScrollPane scroll = robot.lookup(".chat .scroll-pane").queryAs(ScrollPane.class);
        await().until(() -> scroll.getVvalue() == 1);
        robot.interact(() -> stage.setHeight(600));
        show(talk.said("Ben", 40, "One more, and the window is smaller"));
        await().until(() -> scroll.getVvalue() == 1);
        robot.interact(() -> scroll.setVvalue(0.3));
        show(talk.said("Ben", 41, "Not seen yet"));
        assertThat(scroll.getVvalue()).isLessThan(0.5);
    }

    @Test
    void the_chat_opens_at_its_end_however_it_was_left() {
        States talk = States.inMeeting().people("Ben");
        for (int minute = 0; minute < 40; minute++) {
            talk.said("Ben", minute, "Message number " + minute);
        }
        AppState closed = talk.build();
        AppState open = talk.chatOpen().build();
        robot.interact(() -> store.show(open));
        ScrollPane scroll = robot.lookup(".chat .scroll-pane").queryAs(ScrollPane.class);
        robot.interact(() -> scroll.setVvalue(0.3));
        robot.interact(() -> store.show(closed));
        robot.interact(() -> store.show(open));
        assertThat(scroll.getVvalue()).isEqualTo(1);
    }

    @Test
    void a_missing_microphone_is_said_and_can_be_put_away() {
        String problem = "No microphone was found. Connect one to be heard.";
        AppState.Media media = States.media(true, true);
        show(States.inMeeting()
                .media(new AppState.Media(
                        true, true, new DeviceState(false, "", problem), media.camera(), media.capture())));
        assertThat(says(problem)).isTrue();
        robot.clickOn(called("Dismiss"));
        assertThat(says(problem)).isFalse();
    }

    @Test
    void pressing_the_button_of_a_device_that_does_not_work_says_why() {
        show(Samples.noDevices());
        robot.clickOn(called("Dismiss"));
        robot.clickOn("#microphone");
        assertThat(says("No microphone works: the others do not hear you")).isTrue();
        assertThat(saysBothMissing()).isTrue();
        robot.clickOn(called("Dismiss"));
        robot.clickOn("#camera");
        assertThat(says("No camera works: the others do not see you")).isTrue();
        assertThat(saysBothMissing()).isTrue();
    }

    @Test
    void what_is_put_away_comes_back_when_it_happens_again() {
        show(Samples.noDevices());
        robot.clickOn(called("Dismiss"));
        show(Samples.noDevices().people("Carla"));
        assertThat(saysBothMissing()).isFalse();
        show(States.inMeeting().people("Ben"));
        show(Samples.noDevices());
        assertThat(saysBothMissing()).isTrue();
    }

    @Test
    void tooltips_of_the_bar_say_first_what_a_press_does_and_lie_above_the_buttons() {
        show(Samples.noDevices());
        for (String id : List.of("microphone", "people", "leave")) {
            Button button = robot.lookup("#" + id).queryButton();
            robot.moveTo(button);
            await().until(() -> button.getTooltip().isShowing());
            Pulses.await();
            Pulses.onFx(() -> assertThat(
                            button.getTooltip().getY() + button.getTooltip().getHeight())
                    .as(id)
                    .isLessThanOrEqualTo(Where.onScreen(button).getMinY()));
        }
        assertThat(robot.lookup("#microphone").queryButton().getTooltip().getText())
                .isEqualTo("Unmute (Ctrl+D, or hold Space to talk)\nNo microphone was found. Connect one to be heard.");
        assertThat(robot.lookup("#camera").queryButton().getTooltip().getText())
                .isEqualTo("Turn the camera on (Ctrl+E)\nNo camera was found. Connect one to be seen.");
    }

    @Test
    void a_long_name_of_ones_own_is_cut_and_that_it_is_ones_own_is_not() {
        show(States.inMeeting()
                .names("Maximiliane Alexandra von Hohenstein-Wittelsbach und zu Guten", "Review")
                .people("Ben", "Carla", "Dmitri", "Eva", "Farid"));
        robot.clickOn("#people");
        Pulses.await();
        for (String line : List.of(".tile-name-text", ".person-row .row-title")) {
            assertThat(robot.lookup(line).queryAllAs(Label.class).stream()
                            .filter(label -> label.getText().endsWith("(you)"))
                            .map(label -> ((Text) label.lookup(".text")).getText())
                            .toList())
                    .as(line)
                    .isNotEmpty()
                    .allMatch(shown -> shown.startsWith("Max") && shown.contains("...") && shown.endsWith("(you)"));
        }
    }

    private boolean saysBothMissing() {
        return says("No microphone was found. Connect one to be heard. No camera was found. Connect one to be seen.");
    }

    @Test
    void a_failed_link_can_be_tried_again() {
        show(States.inMeeting().peer(Peer.named("Ben").tried(LinkPhase.FAILED, 0, 0, 1)));
        robot.clickOn("Retry");
        assertThat(store.events()).contains(new Event.RetryPeer(BEN));
    }

    @Test
    void a_link_that_works_one_way_says_so_above_the_picture_and_can_be_tried_again() {
        show(States.inMeeting().peer(Peer.named("Ben").deaf()));
        assertThat(says("Ben does not hear you")).isTrue();
        robot.clickOn("Retry");
        assertThat(store.events()).contains(new Event.RetryPeer(BEN));
        show(States.inMeeting().people("Ben"));
        assertThat(says("Ben does not hear you")).isFalse();
    }

    @Test
    void what_is_wrong_on_a_tile_is_explained_in_the_connections() {
        show(States.inMeeting().peer(Peer.named("Ben").tried(LinkPhase.RECONNECTING, 2, 0, 0)));
        assertThat(says("Looking for another path (2 of 3)")).isTrue();
        robot.clickOn(called("What is wrong"));
        assertThat(says("You → Ben")).isTrue();
        assertThat(
                        says(
                                "You and Ben have had no connection for 42 s. Parley looks for another path between you: try 2 of 3."
                                        + " If it takes long, both of you check your network. Choose Retry to start over at once."))
                .isTrue();
        robot.clickOn(".pair-details .button");
        assertThat(store.events()).contains(new Event.RetryPeer(BEN));
    }

    @Test
    void the_connections_open_and_close_with_keys_and_take_turns_with_the_people() {
        show(States.inMeeting().connected("Ben", "Carla"));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        assertThat(says("Everything is fine: everybody reaches everybody.")).isTrue();
        assertThat(robot.lookup(".pair-cell").queryAll()).hasSize(6);
        robot.clickOn("#people");
        assertThat(robot.lookup(".pair-cell").queryAll()).isEmpty();
        robot.clickOn("#connections").type(KeyCode.ESCAPE);
        assertThat(robot.lookup(".pair-cell").queryAll()).isEmpty();
    }

    @Test
    void a_way_between_others_is_explained_when_it_is_chosen_and_put_away_when_it_is_chosen_again() {
        show(States.inMeeting()
                .connected("Ben", "Carla")
                .peer(Peer.named("Carla").reaches(States.SELF).says(BEN, ReachState.CONNECTED, Path.SRFLX, 40, false)));
        robot.clickOn("#connections");
        assertThat(says("1 of 6 ways has a problem. Choose it to see what is being done."))
                .isTrue();
        robot.clickOn(startingWith("Carla reaches Ben: one way"));
        assertThat(says("Carla → Ben")).isTrue();
        assertThat(robot.lookup(".pair-details .button").query().isVisible()).isFalse();
        robot.clickOn(startingWith("Carla reaches Ben: one way"));
        assertThat(says("Carla → Ben")).isFalse();
    }

    @Test
    void who_is_left_alone_without_the_hosts_computer_reads_one_thing_and_can_leave() {
        String gone = "The computer that hosts this meeting is gone. When it is back, the meeting goes on by itself.";
        show(States.inMeeting().reconnecting(4, 1_000));
        assertThat(says(gone)).isFalse();
        assertThat(says("You are the first one here")).isTrue();
        show(States.inMeeting().reconnecting(5, 1_000));
        assertThat(says(gone)).isTrue();
        assertThat(says("You are the first one here")).isFalse();
        Node leave = robot.from(robot.lookup(".device-strip")).lookup("Leave").query();
        robot.clickOn(leave);
        assertThat(store.events()).contains(new Event.LeaveRoom());
        show(States.inMeeting().people("Ben").reconnecting(5, 1_000));
        assertThat(says(gone)).isFalse();
        assertThat(isSeen(leave)).isFalse();
    }

    @Test
    void the_own_picture_gives_way_to_the_links_where_there_is_no_room_for_both() {
        show(States.inMeeting());
        resize(900, 520);
        robot.clickOn("#people");
        assertThat(robot.lookup(".tile").<Node>queryAll()).noneMatch(WindowTest::isSeen);
        assertThat(says("You are the first one here")).isTrue();
        robot.clickOn("#people");
        assertThat(robot.lookup(".tile").<Node>queryAll())
                .singleElement()
                .matches(WindowTest::isSeen)
                .matches(tile -> Where.inParent(tile).getWidth() > 200);
        robot.clickOn("#people");
        show(States.inMeeting().people("Ben"));
        assertThat(robot.lookup(".tile").<Node>queryAll()).allMatch(WindowTest::isSeen);
    }

    @Test
    void the_links_to_send_lie_in_the_middle_of_what_a_panel_leaves_where_the_own_picture_gave_way() {
        resize(900, 600);
        show(States.inMeeting().chatOpen());
        assertLinksAreCentred("chat");
        show(States.inMeeting());
        for (String panel : List.of("people", "view")) {
            robot.clickOn("#" + panel);
            assertLinksAreCentred(panel);
        }
    }

    private void assertLinksAreCentred(String panel) {
        Pulses.await();
        assertThat(robot.lookup(".tile").<Node>queryAll()).as(panel).noneMatch(WindowTest::isSeen);
        Bounds card = Where.inScene(robot.lookup(".invite").query());
        Bounds room = Where.inScene(robot.lookup(".meeting-stage").query());
        double before = card.getMinX() - room.getMinX();
        assertThat(before).as(panel).isGreaterThanOrEqualTo(16);
        assertThat(room.getMaxX() - card.getMaxX()).as(panel).isCloseTo(before, within(1.0));
        assertThat(card.getCenterY()).as(panel).isCloseTo(room.getCenterY(), within(1.0));
    }

    @Test
    void the_own_name_is_whole_in_the_list_where_there_is_room_for_it() {
        show(States.inMeeting().people("Ben").withDoors());
        robot.clickOn("#people");
        assertThat(robot.lookup(".person-row .row-title").<Label>queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("Ana Ferreira (you)");
        assertThat(robot.lookup(".person-row .row-title").<Label>queryAllAs(Label.class))
                .noneMatch(Label::isTextTruncated);
    }

    @Test
    void no_button_lies_over_the_end_of_a_long_own_name() {
        show(States.inMeeting().names("Maximiliane Alexandra von Hohenzollern-Sigmaringen zu Bayern", "Talk"));
        resize(900, 620);
        robot.moveTo(robot.lookup(".tile").<Node>query());
        Bounds name = Where.inScene(robot.lookup(".tile-name").query());
        Bounds button = Where.inScene(robot.lookup(".tile-hide").query());
        assertThat(name.getMaxX()).isLessThanOrEqualTo(button.getMinX());
    }

    @Test
    void while_the_server_is_away_the_button_of_the_hand_says_why_it_does_nothing() {
        show(Samples.four().reconnecting(2, 4_000));
        assertThat(called("The server is away: no hand can be raised until it is back.")
                        .isDisabled())
                .isTrue();
        show(Samples.four());
        assertThat(called("Raise your hand").isDisabled()).isFalse();
    }

    @Test
    void while_the_server_is_away_the_meeting_goes_on_and_says_so() {
        show(States.inMeeting().people("Ben").reconnecting(3, 4_000));
        assertThat(says("Reconnecting, try 3")).isTrue();
        assertThat(says("next try in 4\u00a0s")).isTrue();
        robot.clickOn("#microphone").clickOn("#camera").clickOn("Force reconnect");
        assertThat(store.events())
                .contains(new Event.SetMicrophone(false), new Event.SetCamera(false), new Event.ReconnectNow());
        assertThat(robot.lookup(".tile").queryAll()).hasSize(2);
    }

    @Test
    void a_notice_is_shown_until_it_is_dismissed() {
        show(States.inMeeting().notice(Notice.Severity.INFO, "Ben left."));
        assertThat(says("Ben left.")).isTrue();
        robot.clickOn(called("Dismiss"));
        assertThat(store.events()).contains(new Event.DismissNotice(1));
    }

    @Test
    void notices_stand_in_the_order_in_which_they_came() {
        show(States.inMeeting()
                .notice(Notice.Severity.INFO, "Anna left.")
                .notice(Notice.Severity.INFO, "Ben is the host now."));
        assertThat(robot.lookup(".toast-text").queryAllAs(Label.class))
                .extracting(Label::getText)
                .containsExactly("Anna left.", "Ben is the host now.");
    }

    @Test
    void leaving_hides_the_pictures() {
        await().until(() -> pictures.peer(BEN).width > 0);
        show(States.signedIn());
        assertThat(pictures.peer(BEN).width).isZero();
        assertThat(robot.lookup(".tile").queryAll()).isEmpty();
    }

    private Region tile(String name) {
        return (Region) startingWith(name + ",");
    }

    @Test
    void from_five_people_on_whoever_spoke_last_is_large_and_everybody_is_told_their_size() {
        States room = States.inMeeting().people("Ben", "Carla", "Dmitri", "Eva");
        show(room);
        await().until(() -> tile("Ben").getWidth() == tile("Carla").getWidth());
        show(room.spoke("Carla", "Ben"));
        await().until(() -> tile("Carla").getWidth() > 3 * tile("Ben").getWidth());
        ParticipantId carla = Peer.idOf("Carla");
        await().until(() ->
                sizesOf(carla).getLast().width() > 3 * sizesOf(BEN).getLast().width());
        show(room.spoke("Ben", "Carla"));
        await().until(() ->
                sizesOf(BEN).getLast().width() > 3 * sizesOf(carla).getLast().width());
    }

    @Test
    void somebody_is_pinned_and_let_go_with_a_button_with_the_keyboard_and_by_a_double_click() {
        // The keyboard comes first: JavaFX's headless platform takes a button for pressed as long as the mouse rests on
        // it. Space belongs to a control that the keyboard has led to.
        focusByKeyboard(called("Pin Ben"));
        robot.type(KeyCode.SPACE);
        assertThat(pins()).containsExactly(new Event.PinPeer(BEN, true));
        show(States.inMeeting().peer(Peer.named("Ben").pinned()).people("Carla"));
        await().until(() -> tile("Ben").getWidth() > 2 * tile("Carla").getWidth());
        robot.moveTo(tile("Ben")).clickOn(called("Unpin Ben"));
        assertThat(pins()).endsWith(new Event.PinPeer(BEN, false));
        robot.doubleClickOn(tile("Carla"));
        assertThat(pins())
                .as("one at a time")
                .endsWith(new Event.PinPeer(BEN, false), new Event.PinPeer(Peer.idOf("Carla"), true));
        show(States.inMeeting().people("Ben", "Carla"));
        await().until(() -> tile("Ben").getWidth() == tile("Carla").getWidth());
    }

    private void focusByKeyboard(Node node) {
        for (int stops = 0; stops < 100 && !node.isFocused(); stops++) {
            robot.type(KeyCode.TAB);
        }
    }

    /** Tiles that change their size tell that meanwhile. */
    private List<Event.PinPeer> pins() {
        return store.events().stream()
                .filter(Event.PinPeer.class::isInstance)
                .map(Event.PinPeer.class::cast)
                .toList();
    }

    @Test
    void oneself_cannot_be_pinned() {
        long before = store.events().size();
        robot.doubleClickOn(startingWith("Ana Ferreira"));
        assertThat(store.events().stream().skip(before)).noneMatch(Event.PinPeer.class::isInstance);
        assertThat(robot.lookup(".tile-pin").queryAll().stream().filter(WindowTest::isSeen))
                .hasSize(2);
    }

    @Test
    void whoever_is_only_heard_shows_that_sound_is_on() {
        show(States.inMeeting()
                .peer(Peer.named("Ben").sends(false, Limit.ROOM))
                .peer(Peer.named("Carla").sends(false, Limit.ROOM).muted()));
        assertThat(robot.lookup(".tile-sound").queryAll().stream().filter(WindowTest::isSeen))
                .hasSize(1);
        assertThat(tile("Ben").getAccessibleText()).contains("sound on");
        assertThat(tile("Carla").getAccessibleText()).contains("muted").doesNotContain("sound on");
    }
}
