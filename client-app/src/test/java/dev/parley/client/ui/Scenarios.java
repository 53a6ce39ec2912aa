package dev.parley.client.ui;

import static dev.parley.client.ui.Samples.*;
import static dev.parley.client.ui.Scenario.shot;

import dev.parley.client.core.Account;
import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.ConnectionPhase;
import dev.parley.client.core.Layout;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.OwnConnection;
import dev.parley.client.core.Pages;
import dev.parley.client.core.QualityChoice;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.core.SelfView;
import dev.parley.client.ui.common.SupportBundles.Progress;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomId;
import java.util.List;
import javafx.scene.input.KeyCode;

/** Every screen and important state. */
final class Scenarios {
    private Scenarios() {}

    static List<Scenario> all() {
        return List.of(
                shot("login", States.start()),
                shot("login-server", States.start(), test -> test.click("Use another server")),
                shot("login-error", loginError()),
                shot("login-invalid", States.start(), test -> {
                    test.click("Use another server");
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
                shot("login-account", accounts(OPEN)),
                shot("login-account-only", accounts(CLOSED)),
                shot("login-account-wrong", wrongPassword()),
                shot("login-account-provider", accounts(WITH_PROVIDER)),
                shot("login-account-browser", browsing()),
                shot("login-account-shown", accounts(OPEN), test -> {
                    test.robot.clickOn("#user").write("ana");
                    test.robot.clickOn("#account-password").write("something");
                    test.clickCalled("Show the password");
                }),
                shot("login-account-new", accounts(OPEN), test -> test.click("Make an account")),
                shot("login-account-new-wrong", accounts(OPEN), test -> {
                    test.click("Make an account");
                    test.robot.clickOn("#user").write("ana");
                    test.robot.clickOn("#new-password").write("short");
                    test.robot.type(KeyCode.ENTER);
                }),
                shot("login-server-password", accounts(GUARDED), test -> {
                    test.robot.clickOn("#server-password").write("something");
                    test.clickCalled("Show the password");
                }),
                shot("login-server-password-wrong", wrongServerPassword()),
                shot("login-server-password-guest", accounts(GUARDED_OPEN), test -> {
                    test.click("Continue as a guest");
                    test.robot.type(KeyCode.ENTER);
                }),
                shot("dashboard-server-password", serverAsks()),
                shot("login-account-expired", accountExpired()),
                shot("dashboard-account", signedInAs(dashboard())),
                shot("meeting-sign-in-again", expiredInMeeting()),
                shot(
                        "meeting-sign-in-provider",
                        expiredInMeeting().account(WITH_PROVIDER, ANA, Account.Field.FORM, "")),
                shot("room-sign-in-later", expiredInMeeting(), test -> test.click("Not now")),
                shot("login-rejoin", States.start(), test -> test.robot.interact(() -> test.places.tell(KEPT))),
                shot("dashboard-rejoin", dashboard(), test -> test.robot.interact(() -> test.places.tell(HOSTED))),
                shot("login-damaged", States.start(), ScreenTest::damageSettings),
                shot("dashboard-empty", States.signedIn()),
                shot("dashboard-first", States.signedIn().atHome()),
                shot("dashboard-recent", recent()),
                shot("dashboard-nearby", nearby()),
                shot("dashboard-nearby-keyboard", nearby(), test -> {
                    test.robot.interact(() -> test.startingWith("Lunch talk").requestFocus());
                    test.robot.type(KeyCode.TAB).push(KeyCode.SHIFT, KeyCode.TAB);
                }),
                shot("dashboard-nearby-ended", nearby(), test -> {
                    test.robot.moveTo(".room-row"); // where the pointer is, rows stay
                    test.robot.interact(
                            () -> test.store.show(nearby().nearby(Samples.LUNCH).build()));
                }),
                shot("dashboard-no-such-server", recent().failed(NO_SERVER)),
                shot("dashboard-sign-out", States.signedIn().hosting(3), test -> test.click("Change name or server")),
                shot("new-meeting-here", States.signedIn().atHome(), test -> {
                    test.click("New meeting");
                    test.click("Everyone on your network");
                }),
                shot("dashboard-not-let-in", notLetIn()),
                shot("meeting-leave-as-host", four().withDoors(), test -> test.robot.clickOn("#leave")),
                shot("meeting-close", four(), ScreenTest::requestClose),
                shot(
                        "meeting-leave-for",
                        four(),
                        test -> test.robot.interact(() ->
                                test.window.invite(new MeetingLink(States.SERVER, new RoomId("babad-lusab-gutih"))))),
                shot("dashboard-list", dashboard()),
                shot("dashboard-joining", dashboard().room(RoomPhase.JOINING)),
                shot("dashboard-disconnected", dashboard().connection(ConnectionPhase.DISCONNECTED, -1)),
                shot("dashboard-reach", dashboard().carried(2_400_000, true)),
                shot("new-meeting", dashboard(), test -> test.click("New meeting")),
                shot("new-meeting-reach", dashboard().carried(2_400_000, false), test -> {
                    test.click("New meeting");
                    for (int i = 0; i < 4; i++) {
                        test.clickCalled("More people");
                    }
                }),
                shot("join-error", States.signedIn().refused(ErrorCode.ROOM_UNKNOWN, UNKNOWN_ROOM), test -> {
                    test.robot.clickOn("#link").write("https://example.org/meeting");
                    test.robot.type(KeyCode.ENTER);
                }),
                shot("join-refused", recent().refused(ErrorCode.ROOM_LOCKED, LOCKED)),
                shot("name-taken", dashboard().refused(ErrorCode.NAME_TAKEN, NAME_TAKEN)),
                shot("settings", dashboard(), test -> test.clickCalled("Settings")),
                shot("settings-no-devices", withoutDevices(), test -> test.clickCalled("Settings")),
                shot("settings-devices", dashboard().media(States.withHeadset(States.media(true, true))), test -> {
                    test.clickCalled("Settings");
                    test.click("Choose…");
                }),
                shot("pre-join", beforeMeeting(true, true), ScreenTest::tryDevices),
                shot("pre-join-off", beforeMeeting(false, false), ScreenTest::tryDevices),
                shot("pre-join-none", withoutDevices(), ScreenTest::tryDevices),
                shot("pre-join-gone", withHeadsetGone(), test -> {
                    test.tryDevices();
                    test.clickCalled("Microphone");
                }),
                shot("settings-saving", dashboard(), test -> {
                    test.clickCalled("Settings");
                    test.click("Save support bundle…");
                    test.robot.interact(() -> test.bundles.tell(new Progress.Writing(0.4)));
                }),
                shot("settings-saved", dashboard(), test -> {
                    test.clickCalled("Settings");
                    test.click("Save support bundle…");
                    test.robot.interact(() -> test.bundles.tell(
                            new Progress.Saved("/home/ana/Documents/parley-support-2026-11-21-1042.zip")));
                }),
                shot("settings-no-notifications", dashboard(), test -> {
                    test.services.notificationsProblem =
                            "Needs notify-send: on Debian and Ubuntu, install the package libnotify-bin. Parley's title counts the messages in any case.";
                    test.clickCalled("Settings");
                }),
                shot("doctor-looking", dashboard(), test -> {
                    test.openDoctor();
                    test.robot.interact(
                            () -> test.doctor.listener.looksAt("your address on the internet (STUN)", 0.66));
                }),
                shot("doctor-done", dashboard(), test -> {
                    test.openDoctor();
                    test.robot.interact(() -> test.doctor.listener.ended(""));
                }),
                shot("room-view-failed", four(), test -> test.failTiles()),
                shot("room-chat-failed", chat().chatOpen(), test -> test.failChat()),
                shot("room-alone", States.inMeeting().hosting(1)),
                shot("room-alone-page", States.inMeeting().withPages()),
                shot("room-copied", States.inMeeting().hosting(1), test -> test.robot.clickOn("#copy-link")),
                shot("room-2", States.inMeeting().people("Ben Okafor").hostedBy("Ben Okafor")),
                shot("room-3", States.inMeeting().people("Ben Okafor", "Carla Rossi")),
                shot("room-4", four()),
                shot("room-6-speaker", six().spoke("Dmitri", "Ben")),
                shot("room-6-speaker-people", six().spoke("Dmitri", "Ben"), test -> test.robot.clickOn("#people")),
                shot("room-4-pin", pinned()),
                shot("room-4-pin-hover", four(), test -> test.robot.moveTo(test.startingWith("Dmitri Volkov"))),
                shot("room-meeting-failed", States.inMeeting().people("Ben").media(null)),
                shot("room-6", States.inMeeting().people("Ben", "Carla", "Dmitri", "Eva", "Farid")),
                shot("room-9", nine()),
                shot("room-9-people", nine(), test -> test.robot.clickOn("#people")),
                shot("room-chat", chat().chatOpen()),
                shot("room-chat-links", addresses().chatOpen()),
                shot(
                        "room-chat-long",
                        States.inMeeting()
                                .saidMyself(0, WITHOUT_BLANKS)
                                .said("Ben", 1, WITHOUT_BLANKS)
                                .saidMyself(2, "one\ntwo")
                                .chatOpen()),
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
                shot("room-connections-explained", links(), test -> test.clickCalled("What is wrong")),
                shot("room-connections-others", eight(), test -> {
                    test.robot.clickOn("#connections");
                    test.robot.clickOn(test.startingWith("Carla reaches Ben"));
                }),
                shot("room-statistics", fine(), ScreenTest::showStatistics),
                shot("room-statistics-saved", fine(), test -> {
                    test.showStatistics();
                    test.click("Save as JSON…");
                    test.robot.interact(() -> test.statistics.tell(
                            new Progress.Saved("/home/ana/Documents/parley-statistics-2026-11-21-1042.json")));
                }),
                shot("room-statistics-unknown", States.inMeeting().connected("Ben"), ScreenTest::showStatistics),
                shot("room-links", links()),
                shot("room-no-devices", noDevices()),
                shot("room-toasts", toasts()),
                shot("room-toasts-links", toastsOver(links())),
                shot("room-toasts-strips", toastsOver(noDevices().own(OwnConnection.WEAK))),
                shot("room-toasts-chat", toastsOver(chat().chatOpen())),
                shot("dashboard-toasts", toastsOver(dashboard())),
                shot("new-meeting-door", dashboard().withDoors(), test -> {
                    test.click("New meeting");
                    test.click("After you let them in");
                }),
                shot("waiting", waiting()),
                shot("waiting-asks-again", waiting().askingAgain().reconnecting(2, 4_000)),
                shot("waiting-turned-away", turnedAway(ErrorCode.KNOCK_REJECTED, TURNED_AWAY)),
                shot("waiting-not-answered", turnedAway(ErrorCode.KNOCK_EXPIRED, NOT_ANSWERED)),
                shot("room-password", turnedAway(ErrorCode.PASSWORD_WRONG, WRONG_PASSWORD)),
                shot("room-knock", four().knocking("Grace Hopper")),
                shot(
                        "room-knocks",
                        four().knocking("Grace Hopper", "Somebody with a rather long name", "Ada", "Alan", "Edsger")),
                shot("room-powers", four().withDoors(), test -> {
                    test.robot.clickOn("#people");
                    test.clickCalled("More about Ben Okafor");
                }),
                shot("room-remove", four().withDoors(), test -> {
                    test.robot.clickOn("#people");
                    test.clickCalled("More about Ben Okafor");
                    test.click("Remove…");
                }),
                shot("room-door", hostWithInvites(), test -> test.robot.clickOn("#door")),
                shot(
                        "room-locked",
                        four().access(new RoomAccess(Entry.OPEN, true, false)).as(Role.PARTICIPANT, "Ben Okafor")),
                shot("room-mute-asked", askedToMute()),
                shot("room-guest", four().as(Role.GUEST, "Ben Okafor")),
                shot("own-rooms", keeping(ownRooms()).recent(States.was("Stand-up with a link", false, false, 25))),
                shot("own-rooms-none", keeping(new Pages<>(List.of(), true, false, false, ""))),
                shot("own-rooms-loading", keeping(Pages.unknown())),
                shot("own-rooms-failed", keeping(failed(false))),
                shot("own-rooms-failed-more", keeping(failed(true))),
                shot("own-rooms-deleting", States.signedIn().keeping(ANA, ownRooms(), READING.id())),
                shot("own-rooms-delete", keeping(ownRooms()), test -> test.clickCalled("Delete Reading group")),
                shot("own-rooms-history", history(visits()), ScreenTest::showHistory),
                shot(
                        "own-rooms-history-none",
                        history(new Pages<>(List.of(), true, false, false, "")),
                        ScreenTest::showHistory),
                shot("own-rooms-history-loading", history(Pages.unknown()), ScreenTest::showHistory),
                shot(
                        "own-rooms-history-failed",
                        history(new Pages<>(List.of(), false, false, false, NOT_ANSWERED_KEPT)),
                        ScreenTest::showHistory),
                shot("invitations", invited()),
                shot("room-users-alone", inviting(States.inMeeting(), "")),
                shot("room-users-wrong", inviting(States.inMeeting(), NOT_ANSWERED_KEPT)),
                shot("room-users-people", inviting(four(), ""), test -> test.robot.clickOn("#people")),
                shot("new-meeting-keep", keeping(ownRooms()), test -> {
                    test.click("New meeting");
                    test.clickCalled("Keep this room");
                }),
                shot(
                        "room-knock-people",
                        four().knocking("Grace Hopper", "Somebody with a rather long name"),
                        test -> test.robot.clickOn("#people")),
                shot("room-knock-answered", four().knocking("Grace Hopper", "Ada"), test -> {
                    test.services.now = test.services.now.plusMillis(1_000);
                    test.click("Let in");
                    test.robot.interact(() -> test.store.show(four().knocking().build()));
                }),
                shot("room-make-host", four().withDoors(), test -> {
                    test.robot.clickOn("#people");
                    test.clickCalled("More about Ben Okafor");
                    test.click("Make host…");
                }),
                shot(
                        "room-alone-password",
                        States.inMeeting()
                                .hosting(1)
                                .wasHere("Ben Okafor")
                                .access(new RoomAccess(Entry.OPEN, false, true))),
                shot(
                        "login-change-name",
                        States.signedIn().atHome(),
                        test -> test.robot.interact(
                                () -> test.store.show(States.start().build()))),
                shot(
                        "dashboard-guarded",
                        States.signedIn()
                                .rooms(
                                        States.info("Weekly design review", "Ben Okafor", 3, 6, 25)
                                                .withAccess(new RoomAccess(Entry.KNOCK, false, true)),
                                        States.info("Coffee corner", "Carla Rossi", 2, 10, 70)
                                                .withAccess(new RoomAccess(Entry.OPEN, true, false)),
                                        States.info("Retro", "Eva", 5, 8, 60))));
    }
}
