package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.AppState;
import dev.parley.client.core.DeviceChoice;
import dev.parley.client.core.DeviceList;
import dev.parley.client.core.DeviceNames;
import dev.parley.client.core.LinkPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Names as long as they may be, in scripts of other widths and of the other direction, in windows from the smallest to that
 * of a 4K screen, at scales from 100 to 200 per cent: nothing is cut off but the names, and a tooltip has these whole.
 */
class LongNamesTest extends WindowTest<FakeStore> {
    private static final int LONGEST = 64;
    private static final List<String> NAMES = List.of(
            "Maximiliane Alexandra von Hohenstein-Wittelsbach und zu Guttenberg",
            "東京国際会議中心第三会議室設計審査委員会",
            "عبد الرحمن بن محمد بن عبد العزيز الفاروقي الحسيني ");

    LongNamesTest() {
        super(new FakeStore(States.start().build()));
    }

    private record Page(String name, Function<Names, States> state, Consumer<LongNamesTest> then) {}

    /** People whose names differ in the last letter. */
    private record Names(String base) {
        String of(int person) {
            return base.substring(0, LONGEST - 1) + (char) ('a' + person);
        }
    }

    private static final List<Page> PAGES = List.of(
            new Page("dashboard", LongNamesTest::dashboard, test -> {}),
            new Page("new meeting", LongNamesTest::dashboard, test -> test.robot.clickOn("New meeting")),
            new Page("recent", LongNamesTest::recent, test -> {}),
            new Page("meeting", LongNamesTest::meeting, test -> {}),
            new Page("troubles", LongNamesTest::troubles, test -> {}),
            new Page("people", LongNamesTest::meeting, test -> test.robot.clickOn("#people")),
            new Page("chat", names -> chat(names).chatOpen(), test -> {}),
            new Page("connections", LongNamesTest::reaching, test -> test.robot.clickOn("#connections")),
            new Page("devices", LongNamesTest::devices, test -> {
                test.services.preferences = test.services.preferences.withCheckBeforeMeeting(true);
                test.robot.clickOn(test.called("Join Coffee corner"));
            }));

    static Stream<Scenario> scenarios() {
        return PAGES.stream().flatMap(page -> NAMES.stream().map(name -> new Scenario(page, name)));
    }

    record Scenario(Page page, String name) {
        @Override
        public String toString() {
            return page.name() + ", " + name;
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void nothing_but_names_is_cut_off_at_any_size_and_scale(Scenario scenario) {
        resize(1280, 800);
        Names names = new Names(scenario.name().repeat(LONGEST));
        robot.interact(() -> store.show(scenario.page().state().apply(names).build()));
        scenario.page().then().accept(this);
        List<String> problems = new ArrayList<>();
        for (int[] size : new int[][] {{1280, 800}, {900, 600}}) {
            resize(size[0], size[1]);
            for (double scale : new double[] {1, 1.5, 2}) {
                problems.addAll(misfits(size[0], size[1], scale));
            }
        }
        problems.addAll(misfits(3840, 2160, 1));
        assertThat(problems).isEmpty();
    }

    private static States signedIn(Names names) {
        return States.signedIn().names(names.of(0), names.of(9));
    }

    private static States dashboard(Names names) {
        return signedIn(names)
                .rooms(
                        States.info(names.of(1), names.of(2), 3, 6, 25),
                        States.info("Coffee corner", names.of(3), 2, 6, 70));
    }

    private static States recent(Names names) {
        return signedIn(names)
                .atHome()
                .recent(States.was(names.of(1), false, false, 25), States.was(names.of(2), true, true, 60 * 30))
                .nearby(States.near(names.of(3), names.of(4)));
    }

    private static States inMeeting(Names names) {
        return States.inMeeting().names(names.of(0), names.of(9));
    }

    private static States meeting(Names names) {
        return inMeeting(names)
                .peer(Peer.named(names.of(1)).muted().handRaised())
                .peer(Peer.named(names.of(2)).cameraOff().rtt(340))
                .people(names.of(3));
    }

    private static States troubles(Names names) {
        return inMeeting(names)
                .peer(Peer.named(names.of(1)).tried(LinkPhase.FAILED, 0, 0, 1))
                .peer(Peer.named(names.of(2)).tried(LinkPhase.RECONNECTING, 2, 0, 0))
                .peer(Peer.named(names.of(3)).deaf())
                .peer(Peer.named(names.of(4)).unheard().handRaised());
    }

    private static States chat(Names names) {
        return meeting(names)
                .said(names.of(1), 0, names.of(1))
                .saidMyself(2, names.of(0).repeat(3), names.of(1), names.of(2));
    }

    private static States reaching(Names names) {
        return inMeeting(names).connected(names.of(1), names.of(2), names.of(3));
    }

    private static States devices(Names names) {
        DeviceNames some = DeviceNames.of(List.of(names.of(1), names.of(2)));
        AppState.Media media = States.media(true, true)
                .withDevices(new AppState.Devices(
                        DeviceChoice.DEFAULT.withMicrophone(names.of(2)),
                        new DeviceList(some, some, some, true),
                        false));
        return dashboard(names).media(media);
    }
}
