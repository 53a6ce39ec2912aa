package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.AppState;
import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.ConnectionPhase;
import dev.parley.client.core.DeviceChoice;
import dev.parley.client.core.DeviceList;
import dev.parley.client.core.DeviceState;
import dev.parley.client.core.Layout;
import dev.parley.client.core.LinkPhase;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.Notice;
import dev.parley.client.core.OwnConnection;
import dev.parley.client.core.ParticipantPhase;
import dev.parley.client.core.QualityChoice;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.core.SelfView;
import dev.parley.client.port.Places;
import dev.parley.client.ui.common.Doctor.Verdict;
import dev.parley.client.ui.common.SettingsPlace;
import dev.parley.client.ui.common.SupportBundles.Progress;
import dev.parley.client.ui.common.ThemeChoice;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.PeerMessage.Limit;
import dev.parley.protocol.PeerMessage.Path;
import dev.parley.protocol.PeerMessage.ReachState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Shoots every screen and important state in both themes and both sizes into {@code target/screens}, and checks what a
 * critical eye would: no text cut off, nothing outside the window, main text easy to read.
 */
class ScreensTest extends WindowTest<FakeStore> {
    private final List<String> problems = new ArrayList<>();

    ScreensTest() {
        super(new FakeStore(States.start().build()));
    }

    record Scenario(String name, AppState state, Action then) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** What a person does before the picture is taken. */
    interface Action {
        void on(ScreensTest test);
    }

    static List<Scenario> scenarios() {
        return List.of(
                shot("login", States.start()),
                shot("login-server", States.start(), test -> test.robot.clickOn("Use another server")),
                shot("login-error", loginError()),
                shot("login-invalid", States.start(), test -> {
                    test.robot.clickOn("Use another server");
                    test.robot.clickOn("#name").write("Ana");
                    test.robot.clickOn("#address").write("http://x");
                    test.robot.clickOn("#continue");
                }),
                shot(
                        "login-invited",
                        States.start(),
                        test -> test.robot.interact(
                                () -> test.window.invite(new MeetingLink(States.SERVER, States.ROOM)))),
                shot("login-expired", States.start().auth(AuthPhase.TOKEN_EXPIRED, States.SERVER, "")),
                shot("login-connecting", States.start().auth(AuthPhase.AUTHENTICATING, States.SERVER, "")),
                shot("login-rejoin", States.start(), test -> test.robot.interact(() -> test.places.tell(KEPT))),
                shot("dashboard-rejoin", dashboard(), test -> test.robot.interact(() -> test.places.tell(HOSTED))),
                shot("login-damaged", States.start(), ScreensTest::damageSettings),
                shot("dashboard-empty", States.signedIn()),
                shot("dashboard-first", States.signedIn().atHome()),
                shot("dashboard-recent", recent()),
                shot("dashboard-nearby", nearby()),
                shot("dashboard-no-such-server", recent().failed(NO_SERVER)),
                shot("dashboard-sign-out", States.signedIn().hosting(3), test -> test.robot.clickOn("Sign out")),
                shot("new-meeting-here", States.signedIn().atHome(), test -> {
                    test.robot.clickOn("New meeting").clickOn("Everyone here");
                }),
                shot("dashboard-not-let-in", notLetIn()),
                shot("meeting-disconnect", four(), test -> test.robot.clickOn("Disconnect")),
                shot("dashboard-list", dashboard()),
                shot("dashboard-joining", dashboard().room(RoomPhase.JOINING)),
                shot("dashboard-disconnected", dashboard().connection(ConnectionPhase.DISCONNECTED, -1)),
                shot("dashboard-reach", dashboard().carried(2_400_000, true)),
                shot("new-meeting", dashboard(), test -> test.robot.clickOn("New meeting")),
                shot("new-meeting-reach", dashboard().carried(2_400_000, false), test -> {
                    test.robot.clickOn("New meeting");
                    for (int i = 0; i < 4; i++) {
                        test.robot.clickOn(test.called("More people"));
                    }
                }),
                shot("join-error", States.signedIn().refused(ErrorCode.ROOM_UNKNOWN, UNKNOWN_ROOM), test -> {
                    test.robot.clickOn("#link").write("https://example.org/meeting");
                    test.robot.type(KeyCode.ENTER);
                }),
                shot("name-taken", dashboard().refused(ErrorCode.NAME_TAKEN, NAME_TAKEN)),
                shot("settings", dashboard(), test -> test.robot.clickOn(test.called("Settings"))),
                shot("settings-devices", dashboard().media(States.withHeadset(States.media(true, true))), test -> {
                    test.robot.clickOn(test.called("Settings")).clickOn("Choose…");
                }),
                shot("pre-join", beforeMeeting(true, true), ScreensTest::tryDevices),
                shot("pre-join-off", beforeMeeting(false, false), ScreensTest::tryDevices),
                shot("pre-join-none", withoutDevices(), ScreensTest::tryDevices),
                shot("pre-join-gone", withHeadsetGone(), test -> {
                    test.tryDevices();
                    test.robot.clickOn(test.called("Microphone"));
                }),
                shot("settings-saving", dashboard(), test -> {
                    test.robot.clickOn(test.called("Settings")).clickOn("Save support bundle…");
                    test.robot.interact(() -> test.bundles.tell(new Progress.Writing(0.4)));
                }),
                shot("settings-saved", dashboard(), test -> {
                    test.robot.clickOn(test.called("Settings")).clickOn("Save support bundle…");
                    test.robot.interact(() -> test.bundles.tell(
                            new Progress.Saved("/home/ana/Documents/parley-support-2026-11-21-1042.zip")));
                }),
                shot("settings-no-notifications", dashboard(), test -> {
                    test.services.notificationsProblem =
                            "Needs notify-send: on Debian and Ubuntu, install the package libnotify-bin. Parley's title counts the messages in any case.";
                    test.robot.clickOn(test.called("Settings"));
                }),
                shot("doctor-looking", dashboard(), test -> {
                    test.openDoctor();
                    test.robot.interact(() -> test.doctor.listener.looksAt("STUN", 0.66));
                }),
                shot("doctor-done", dashboard(), test -> {
                    test.openDoctor();
                    test.robot.interact(() -> test.doctor.listener.ended(""));
                }),
                shot("room-view-failed", four(), test -> test.failTiles()),
                shot("room-chat-failed", chat().chatOpen(), test -> test.failChat()),
                shot("room-alone", States.inMeeting().hosting(1)),
                shot("room-copied", States.inMeeting().hosting(1), test -> test.robot.clickOn("#copy-link")),
                shot("room-2", States.inMeeting().people("Ben Okafor").hostedBy("Ben Okafor")),
                shot("room-3", States.inMeeting().people("Ben Okafor", "Carla Rossi")),
                shot("room-4", four()),
                shot("room-6-speaker", six().spoke("Dmitri", "Ben")),
                shot("room-6-speaker-people", six().spoke("Dmitri", "Ben"), test -> test.robot.clickOn("#people")),
                shot("room-4-pin", pinned()),
                shot("room-4-pin-hover", four(), test -> test.robot.moveTo(test.startingWith("Dmitri Volkov,"))),
                shot("room-meeting-failed", States.inMeeting().people("Ben").media(null)),
                shot("room-6", States.inMeeting().people("Ben", "Carla", "Dmitri", "Eva", "Farid")),
                shot("room-9", nine()),
                shot("room-9-people", nine(), test -> test.robot.clickOn("#people")),
                shot("room-chat", chat().chatOpen()),
                shot("room-chat-empty", States.inMeeting().people("Ben Okafor").chatOpen()),
                shot("room-unread", chat().unread(3).handRaised().media(States.media(false, false))),
                shot("room-people", four(), test -> test.robot.clickOn("#people")),
                shot("room-server-away", four().reconnecting(3, 4_000)),
                shot("room-server-away-alone", States.inMeeting().reconnecting(12, 0)),
                shot("room-one-way", oneWay()),
                shot("room-tiers", tiers()),
                shot("room-limits", limits()),
                shot("room-limits-people", limits(), test -> test.robot.clickOn("#people")),
                shot("room-own-connection", tiers().own(OwnConnection.NARROW)),
                shot("room-own-weak", tiers().own(OwnConnection.WEAK)),
                shot("room-own-computer", four().strained()),
                shot("room-audio-only", four().choice(QualityChoice.AUDIO_ONLY)),
                shot("room-shortcuts", four(), test -> test.robot.type(KeyCode.F1)),
                shot("room-view", four(), test -> test.robot.clickOn("#view")),
                shot("room-layout-speaker", four().layout(Layout.SPEAKER).spoke("Dmitri Volkov")),
                shot("room-6-grid", six().spoke("Dmitri", "Ben").layout(Layout.GRID)),
                shot("room-self-corner", four().selfView(SelfView.BOTTOM_RIGHT)),
                shot(
                        "room-self-corner-2",
                        States.inMeeting().people("Ben Okafor").selfView(SelfView.TOP_RIGHT)),
                shot(
                        "room-self-hidden",
                        four().selfView(SelfView.HIDDEN),
                        test -> test.robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G)),
                shot("room-self-hover", four(), test -> test.robot.moveTo(test.startingWith("Ana Ferreira"))),
                shot("room-silenced", hands().silenced("Ben Okafor")),
                shot("room-silenced-people", hands().silenced("Ben Okafor"), test -> test.robot.clickOn("#people")),
                shot("room-talking", four().media(States.media(false, true)), test -> test.robot.press(KeyCode.SPACE)),
                shot("room-quality", four().carried(2_400_000, false), test -> test.robot.clickOn("#quality")),
                shot("room-quality-unknown", four().choice(QualityChoice.P360), test -> test.robot.clickOn("#quality")),
                shot("dashboard-large", large()),
                shot("room-connections", fine(), test -> test.robot.clickOn("#connections")),
                shot(
                        "room-connections-2",
                        States.inMeeting().connected("Ben"),
                        test -> test.robot.clickOn("#connections")),
                shot("room-connections-8", eight(), test -> test.robot.clickOn("#connections")),
                shot("room-connections-alone", States.inMeeting(), test -> test.robot.clickOn("#connections")),
                shot("room-connections-explained", links(), test -> test.robot.clickOn(test.called("What is wrong"))),
                shot("room-connections-others", eight(), test -> {
                    test.robot.clickOn("#connections");
                    test.robot.clickOn(test.startingWith("Carla reaches Ben"));
                }),
                shot("room-statistics", fine(), ScreensTest::showStatistics),
                shot("room-statistics-saved", fine(), test -> {
                    test.showStatistics();
                    test.robot.clickOn("Save as JSON…");
                    test.robot.interact(() -> test.statistics.tell(
                            new Progress.Saved("/home/ana/Documents/parley-statistics-2026-11-21-1042.json")));
                }),
                shot("room-statistics-unknown", States.inMeeting().connected("Ben"), ScreensTest::showStatistics),
                shot("room-links", links()),
                shot("room-no-devices", noDevices()),
                shot("room-toasts", toasts()),
                shot("room-toasts-links", toastsOver(links())),
                shot("room-toasts-strips", toastsOver(noDevices().own(OwnConnection.WEAK))),
                shot("room-toasts-chat", toastsOver(chat().chatOpen())),
                shot("dashboard-toasts", toastsOver(dashboard())));
    }

    private static final String NO_SERVER =
            "No server answers at ws://192.168.1.77:8443. Check the address and your network, and that the server runs, then"
                    + " try again.";

    private void damageSettings() {
        services.settings = new SettingsPlace(
                "/home/ana/.config/parley/settings.json",
                "Parley's settings were damaged, so it starts as if new. What was there is kept in"
                        + " /home/ana/.config/parley/settings.broken.json.");
        close();
        robot.interact(() -> open(new Stage()));
    }

    private static States recent() {
        return States.signedIn()
                .atHome()
                .recent(
                        States.was("Stand-up", false, false, 25),
                        States.was("Ana's meeting", true, false, 60 * 20),
                        States.was("Interview with a candidate who has a rather long name", false, true, 60 * 30));
    }

    private static States nearby() {
        return recent().nearby(States.near("Lunch talk", "Ben Okafor"), States.near("Workshop", ""));
    }

    private static final String UNKNOWN_ROOM =
            "There is no such meeting: it has ended, or the link is mistyped. Ask for a new link or start a meeting.";
    private static final String NAME_TAKEN =
            "Somebody in this meeting already has your name. Choose another name and join again.";

    private static final Places.Kept KEPT =
            new Places.Kept(States.SERVER, false, States.ROOM, "Stand-up", "Ana", "ticket");
    private static final Places.Kept HOSTED = new Places.Kept(
            States.SERVER, true, States.ROOM, "Interview with a candidate who has a rather long name", "Ana", "ticket");

    private void openDoctor() {
        robot.clickOn(called("Settings")).clickOn("Check this computer…");
        robot.interact(() -> {
            doctor.finds("Java", Verdict.OK, "25.0.3+9-LTS");
            doctor.finds("media library", Verdict.OK, "webrtc-java loads");
            doctor.finds("camera", Verdict.PROBLEM, "No camera was found. Connect one to be seen.");
            doctor.finds("microphone", Verdict.OK, "Built-in Audio Analog Stereo");
            doctor.finds(
                    "screen capture",
                    Verdict.PROBLEM,
                    "This is a Wayland session. Log in to an X11 (Xorg) session to share the screen.");
            doctor.finds("signaling", Verdict.OK, "parley/0.1.0 at ws://192.168.1.20:8443");
            doctor.finds("STUN", Verdict.NOT_CHECKED, "Enter a meeting and check again: its server says which to use.");
            doctor.finds("TURN", Verdict.NOT_CHECKED, "Enter a meeting and check again: its server says which to use.");
        });
    }

    private void showStatistics() {
        statistics.measured("Ben Okafor");
        robot.clickOn("#connections").clickOn("Charts of your connections");
    }

    /** Somebody comes whose pictures cannot be had. */
    private void failTiles() {
        pictures.defect = new IllegalStateException("planted");
        robot.interact(() -> store.show(four().people("Eva").build()));
    }

    private void failChat() {
        robot.interact(() -> store.show(chat().saidByNobody().chatOpen().build()));
    }

    private static States loginError() {
        return States.start()
                .auth(
                        AuthPhase.UNAUTHENTICATED,
                        States.SERVER,
                        "No answer from 192.168.1.20. Check the address and that the server is running, then try again.");
    }

    private static States dashboard() {
        return States.signedIn()
                .rooms(
                        States.info("Weekly design review", "Ben Okafor", 3, 6, 25),
                        States.info("Coffee corner", "Carla Rossi", 2, 10, 70),
                        States.info("Interview with a candidate who has a rather long name", "Dmitri", 2, 2, 5),
                        States.info("Release planning", "Eva", 5, 8, 60 * 20));
    }

    /** A link's server did not let one in, and one is back at one's own. */
    private static States notLetIn() {
        return dashboard()
                .failed(
                        "The server of the link, meet.example.org, does not let you in: it asks for a sign-in of its own."
                                + " Ask whoever sent you the link how guests get in.")
                .notice(Notice.Severity.INFO, "Parley goes back to your own server, 192.168.1.20.");
    }

    private static States large() {
        return States.signedIn()
                .rooms(
                        States.info("Weekly design review", "Ben Okafor", 5, 10, 25),
                        States.info("All hands", "Carla Rossi", 7, 10, 70),
                        States.info("Townhall", "Dmitri", 9, 16, 5),
                        States.info("Release planning", "Eva", 10, 10, 60 * 20));
    }

    private static States six() {
        return States.inMeeting()
                .people("Ben")
                .peer(Peer.named("Carla").rtt(240).handRaised())
                .people("Dmitri")
                .peer(Peer.named("Eva").cameraOff().muted())
                .people("Farid");
    }

    private static States pinned() {
        return States.inMeeting()
                .peer(Peer.named("Ben Okafor").muted())
                .peer(Peer.named("Carla Rossi").pinned())
                .people("Dmitri Volkov");
    }

    /** Only the last four who spoke send pictures; Hugo is one of them. */
    private static States nine() {
        return States.inMeeting()
                .people("Ben", "Carla")
                .peer(Peer.named("Dmitri").sends(false, Limit.ROOM))
                .peer(Peer.named("Eva").sends(false, Limit.ROOM).muted())
                .people("Farid")
                .peer(Peer.named("Greta").sends(false, Limit.ROOM).handRaised())
                .people("Hugo")
                .peer(Peer.named("Ines").sends(false, Limit.ROOM))
                .spoke("Carla", "Ben", "Hugo", "Farid");
    }

    private static States four() {
        return States.inMeeting()
                .peer(Peer.named("Ben Okafor").muted())
                .peer(Peer.named("Carla Rossi").cameraOff().handRaised().rtt(340))
                .people("Dmitri Volkov");
    }

    private static States chat() {
        return four().said("Ben Okafor", 0, "Morning! Can everybody hear me?")
                .said("Ben Okafor", 0, "I'll share the draft in a minute.")
                .said("Carla Rossi", 1, "Loud and clear.")
                .saidMyself(
                        2,
                        "Same here. Let's start with the open questions from last week:\n1. icons\n2. spacing",
                        "Ben Okafor",
                        "Carla Rossi",
                        "Dmitri Volkov")
                .said(
                        "Dmitri Volkov",
                        7,
                        "https://example.org/a/very/long/address/that/does/not/break/anywhere/2026-11")
                .saidMyself(8, "Thanks, looking at it now.", "Ben Okafor", "Carla Rossi");
    }

    private static States links() {
        return States.inMeeting()
                .peer(Peer.named("Ben Okafor").tried(LinkPhase.FAILED, 0, 0, 1))
                .peer(Peer.named("Carla Rossi").tried(LinkPhase.RECONNECTING, 2, 0, 0))
                .peer(Peer.named("Greta Nowak").tried(LinkPhase.RECONNECTING, 0, 1, 0))
                .peer(Peer.named("Hugo Laurent")
                        .tried(LinkPhase.RECONNECTING, 0, 0, 0)
                        .lostTheServer())
                .peer(Peer.named("Dmitri Volkov").link(LinkPhase.CONNECTING).phase(ParticipantPhase.JOINING))
                .peer(Peer.named("Eva Lindqvist").phase(ParticipantPhase.AWAY))
                .peer(Peer.named("Farid Haddad").phase(ParticipantPhase.IDLE).cameraOff());
    }

    private static States oneWay() {
        return States.inMeeting()
                .peer(Peer.named("Ben Okafor").deaf())
                .peer(Peer.named("Carla Rossi").unheard().handRaised())
                .peer(Peer.named("Dmitri Volkov").lostTheServer())
                .peer(Peer.named("Eva Lindqvist").reaches(States.SELF).silentFor(12_000));
    }

    private static States tiers() {
        return States.inMeeting()
                .peer(Peer.named("Ben Okafor"))
                .peer(Peer.named("Carla Rossi").loss(0.6))
                .peer(Peer.named("Dmitri Volkov").rtt(240).muted())
                .peer(Peer.named("Eva Lindqvist").rtt(380));
    }

    private static States limits() {
        return States.inMeeting()
                .peer(Peer.named("Ben Okafor").sends(false, Limit.CONNECTION).rtt(240))
                .peer(Peer.named("Carla Rossi").sends(true, Limit.COMPUTER).handRaised())
                .peer(Peer.named("Dmitri Volkov").sends(true, Limit.PATH).loss(4))
                .peer(Peer.named("Eva Lindqvist").sends(false, Limit.ROOM))
                .peer(Peer.named("Farid Haddad").isSentLess(Limit.PATH).phase(ParticipantPhase.IDLE));
    }

    private static States fine() {
        return States.inMeeting().connected("Ben Okafor", "Carla Rossi", "Dmitri Volkov");
    }

    private static States eight() {
        return States.inMeeting()
                .connected("Ben", "Carla", "Dmitri", "Eva", "Farid", "Greta", "Hugo")
                .peer(Peer.named("Ben")
                        .over("relay")
                        .rtt(84)
                        .reaches(States.SELF, Peer.idOf("Carla"), Peer.idOf("Eva")))
                .peer(Peer.named("Carla")
                        .over("srflx")
                        .reaches(States.SELF)
                        .says(Peer.idOf("Ben"), ReachState.CONNECTED, Path.SRFLX, 40, false)
                        .says(Peer.idOf("Dmitri"), ReachState.RECONNECTING, Path.UNKNOWN, 0, false)
                        .says(Peer.idOf("Eva"), ReachState.CONNECTED, Path.RELAY, 412, true)
                        .says(Peer.idOf("Farid"), ReachState.FAILED, Path.UNKNOWN, 0, false))
                .peer(Peer.named("Greta").tried(LinkPhase.RECONNECTING, 2, 0, 0))
                .peer(Peer.named("Hugo").reaches(States.SELF).silentFor(20_000));
    }

    private static States noDevices() {
        DeviceState missing = new DeviceState(false, "", "No camera was found. Connect one to be seen.");
        DeviceState silent = new DeviceState(false, "", "No microphone was found. Connect one to be heard.");
        AppState.Media media = States.media(true, true);
        return States.inMeeting()
                .people("Ben Okafor")
                .media(new AppState.Media(true, true, silent, missing, media.capture()));
    }

    /** Three hands, in another order than the people. */
    private static States hands() {
        return States.inMeeting()
                .peer(Peer.named("Ben Okafor").handRaised())
                .peer(Peer.named("Carla Rossi").handRaised().muted())
                .peer(Peer.named("Dmitri Volkov").phase(ParticipantPhase.IDLE))
                .peer(Peer.named("Eva Lindqvist").phase(ParticipantPhase.AWAY))
                .handRaised()
                .hands(Peer.idOf("Carla Rossi"), States.SELF, Peer.idOf("Ben Okafor"));
    }

    private static States beforeMeeting(boolean microphone, boolean camera) {
        return dashboard().media(States.withHeadset(States.media(microphone, camera)));
    }

    private static States withoutDevices() {
        DeviceState camera = new DeviceState(
                false,
                "",
                "No camera was found, so the others see your initials. Connect one and switch the camera on again.");
        DeviceState microphone = new DeviceState(
                false,
                "",
                "No sound system answers on this computer, so nobody hears you and you hear nobody. Start PulseAudio or"
                        + " PipeWire, then start Parley again.");
        AppState.Media media = States.media(true, true);
        return dashboard()
                .media(new AppState.Media(true, true, microphone, camera, media.capture())
                        .withDevices(new AppState.Devices(DeviceChoice.DEFAULT, DeviceList.NONE, true)));
    }

    private static States withHeadsetGone() {
        AppState.Media media = States.withHeadset(States.media(true, true));
        DeviceChoice choice = DeviceChoice.DEFAULT.withMicrophone("Plantronics Voyager Focus UC");
        return dashboard()
                .media(media.withDevices(
                        new AppState.Devices(choice, media.devices().list(), true)));
    }

    private void tryDevices() {
        pictures.selfLevel = 0.05;
        services.preferences = services.preferences.withCheckBeforeMeeting(true);
        robot.clickOn(called("Join Coffee corner"));
    }

    private static States toasts() {
        return toastsOver(four());
    }

    private static States toastsOver(States room) {
        return room.notice(Notice.Severity.INFO, "Dmitri Volkov joined.")
                .notice(
                        Notice.Severity.WARNING,
                        "7 people need a fast computer and connection each. Turn off the cameras you do not need.")
                .notice(Notice.Severity.ERROR, "No microphone was found. Connect one to be heard.");
    }

    private static Scenario shot(String name, States states) {
        return shot(name, states, test -> {});
    }

    private static Scenario shot(String name, States states, Action then) {
        return new Scenario(name, states.build(), then);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void shows_everything_in_both_themes_and_sizes(Scenario scenario) {
        pictures.levels = Map.of(Peer.idOf("Dmitri Volkov"), 0.5, Peer.idOf("Carla"), 0.5);
        resize(1280, 800);
        robot.interact(() -> store.show(scenario.state()));
        scenario.then().on(this);
        shoot(scenario, ThemeChoice.LIGHT);
        shoot(scenario, ThemeChoice.DARK);
        resize(900, 600);
        shoot(scenario, ThemeChoice.DARK);
        shoot(scenario, ThemeChoice.LIGHT);
        problems.addAll(misfits(900, 600, 1.5));
        problems.addAll(misfits(900, 600, 2));
        problems.addAll(misfits(3840, 2160, 1));
        new Keyboard(robot, stage.getScene()).problems().forEach(problem -> problems.add("by keyboard: " + problem));
        assertThat(problems).isEmpty();
    }

    private void shoot(Scenario scenario, ThemeChoice theme) {
        services.preferences = services.preferences.withTheme(theme);
        robot.interact(window::applyTheme);
        awaitPictures();
        String name = "%s-%s-%.0fx%.0f"
                .formatted(
                        scenario.name(),
                        theme.name().toLowerCase(Locale.ROOT),
                        stage.getScene().getWidth(),
                        stage.getScene().getHeight());
        robot.interact(() -> {
            Pixels drawn = Pixels.of(stage.getScene());
            Shots.write(name, drawn);
            new Look(stage.getScene()).problems(drawn).forEach(problem -> problems.add(name + ": " + problem));
        });
    }

    /** Until every tile shows a picture of its size. */
    private void awaitPictures() {
        WaitForAsyncUtils.waitForFxEvents();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(10))
                .until(() -> robot.lookup(".video").queryAll().stream()
                        .filter(Node::isVisible)
                        .map(Region.class::cast)
                        .allMatch(ScreensTest::hasItsPicture));
    }

    private static boolean hasItsPicture(Region video) {
        ImageView view = (ImageView) video.getChildrenUnmodifiable().getFirst();
        return view.getImage() != null && Math.abs(view.getImage().getWidth() - video.getWidth()) <= 2;
    }
}
