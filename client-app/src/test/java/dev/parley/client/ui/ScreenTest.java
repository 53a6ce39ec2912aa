package dev.parley.client.ui;

import static dev.parley.client.ui.common.Doctor.Verdict.NOT_CHECKED;
import static dev.parley.client.ui.common.Doctor.Verdict.OK;
import static dev.parley.client.ui.common.Doctor.Verdict.PROBLEM;
import static org.awaitility.Awaitility.await;

import dev.parley.client.text.Sentences;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.SettingsPlace;
import dev.parley.client.ui.common.ThemeChoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** Leads to screens and takes pictures of them, for {@code target/screens}. */
abstract class ScreenTest extends WindowTest<FakeStore> {
    /** What computers are called, in whatever language. */
    private static final List<String> FOUND =
            List.of("25.0.3+9-LTS", "Built-in Audio Analog Stereo", "parley/0.1.0 at ws://192.168.1.20:8443");

    final List<String> problems = new ArrayList<>();

    ScreenTest() {
        super(new FakeStore(States.start().build()));
    }

    /** Leads to what is to be looked at. */
    void prepare(Scenario scenario, int width, int height) {
        pictures.levels = Map.of(Peer.idOf("Dmitri Volkov"), 0.5, Peer.idOf("Carla"), 0.5);
        resize(width, height);
        robot.interact(() -> store.show(scenario.state()));
        scenario.then().on(this);
    }

    /** Takes a picture as it is now, and notes what a critical eye finds. */
    void shoot(String scenario, ThemeChoice theme) {
        services.preferences = services.preferences.withTheme(theme);
        robot.interact(window::applyTheme);
        awaitPictures();
        String name = "%s-%s-%.0fx%.0f"
                .formatted(
                        scenario,
                        theme.name().toLowerCase(Locale.ROOT),
                        stage.getScene().getWidth(),
                        stage.getScene().getHeight());
        robot.interact(() -> {
            Pixels drawn = Pixels.of(stage.getScene());
            Shots.write(name, drawn);
            new Look(stage.getScene()).problems(drawn).forEach(problem -> problems.add(name + ": " + problem));
        });
    }

    /** Clicks on what is so in English. */
    void click(String english) {
        robot.clickOn(Words.spoken(english).stream()
                .filter(this::says)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing says " + english)));
    }

    /** Clicks on that whose accessible name is so in English. */
    void clickCalled(String english) {
        robot.clickOn(robot.lookup(node -> node.getAccessibleText() != null
                        && Words.spoken(english).contains(node.getAccessibleText())
                        && isSeen(node))
                .<Node>query());
    }

    void damageSettings() {
        services.settings = new SettingsPlace(
                "/home/ana/.config/parley/settings.json",
                "Parley's settings were damaged, so it starts as if new. What was there is kept in"
                        + " /home/ana/.config/parley/settings.broken.json.");
        close();
        robot.interact(() -> open(new Stage()));
    }

    void requestClose() {
        robot.interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    void openDoctor() {
        clickCalled("Settings");
        click("Check this computer…");
        robot.interact(() -> {
            doctor.finds(Texts.of("app.doctor.plain.java"), OK, Texts.of("app.doctor.plain.java.ok"), FOUND.getFirst());
            doctor.finds(
                    Texts.of("app.doctor.plain.library"),
                    OK,
                    Texts.of("app.doctor.plain.library.ok"),
                    Texts.of("app.doctor.library.ok"));
            doctor.finds(Texts.of("app.doctor.camera"), PROBLEM, Texts.of("devices.camera.none"), "");
            doctor.finds(
                    Texts.of("app.doctor.microphone"), OK, Texts.of("app.doctor.plain.microphone.ok"), FOUND.get(1));
            doctor.finds(
                    Texts.of("app.doctor.plain.signaling"),
                    OK,
                    Texts.of("app.doctor.plain.signaling.ok"),
                    FOUND.getLast());
            doctor.finds(
                    Texts.of("app.doctor.plain.stun"),
                    NOT_CHECKED,
                    Sentences.of(Texts.of("app.doctor.plain.stun.purpose"), Texts.of("app.doctor.unnamed.outside")),
                    "");
            doctor.finds(
                    Texts.of("app.doctor.plain.turn"),
                    PROBLEM,
                    Sentences.of(Texts.of("app.doctor.plain.turn.purpose"), Texts.of("app.doctor.plain.turn.problem")),
                    Texts.of("app.doctor.ice.silent", "turn:turn.example.org:3478"));
        });
    }

    /** What the computer says on screens, besides what is in the state. */
    String given() {
        return services.notificationsProblem + services.settings + FOUND;
    }

    void showHistory() {
        clickCalled("Who was in Reading group");
        robot.interact(() -> store.show(store.state()));
    }

    void showStatistics() {
        statistics.measured("Ben Okafor");
        robot.clickOn("#connections");
        click("Charts of your connections");
    }

    /** Somebody comes whose pictures cannot be had. */
    void failTiles() {
        pictures.defect = new IllegalStateException("planted");
        robot.interact(() -> store.show(Samples.four().people("Eva").build()));
    }

    void failChat() {
        robot.interact(() -> store.show(Samples.chat().saidByNobody().chatOpen().build()));
    }

    void tryDevices() {
        pictures.selfLevel = 0.05;
        services.preferences = services.preferences.withCheckBeforeMeeting(true);
        clickCalled("Join Coffee corner");
    }

    /** Until every tile shows a picture of its size. */
    private void awaitPictures() {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(10))
                .until(() -> robot.lookup(".video").queryAll().stream()
                        .filter(Node::isVisible)
                        .map(Region.class::cast)
                        .allMatch(ScreenTest::hasItsPicture));
    }

    private static boolean hasItsPicture(Region video) {
        ImageView view = (ImageView) video.getChildrenUnmodifiable().getFirst();
        return view.getImage() != null && Math.abs(view.getImage().getWidth() - video.getWidth()) <= 2;
    }
}
