package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.ConnectionPhase;
import dev.parley.client.core.Event;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.ui.common.ThemeChoice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ledger row Q6 as the window has it, row by row: colour, word, measured values, buttons and what they do. */
class StatusBadgeTest extends WindowTest<FakeStore> {
    StatusBadgeTest() {
        super(new FakeStore(States.signedIn().build()));
    }

    /** @param event null for what the window does by itself */
    record Action(String name, Event.@Nullable User event) {}

    record Row(States states, Hue hue, String word, String details, List<Action> actions) {
        @Override
        public String toString() {
            return word;
        }
    }

    /** What people call a colour, in degrees of hue. */
    enum Hue {
        RED(-15, 12),
        ORANGE(20, 34),
        YELLOW(38, 60),
        GREEN(120, 165);

        private final double from;
        private final double to;

        Hue(double from, double to) {
            this.from = from;
            this.to = to;
        }

        boolean fits(Color colour) {
            double hue = colour.getHue();
            return (hue > from && hue < to) || (hue - 360 > from && hue - 360 < to);
        }
    }

    private static final Action CONNECT = new Action("Connect", new Event.ReconnectNow());
    private static final Action CANCEL = new Action("Cancel", new Event.CancelConnecting());
    private static final Action DISCONNECT = new Action("Disconnect", new Event.Disconnect());
    private static final Action FORCE = new Action("Force reconnect", new Event.ReconnectNow());
    private static final Action SETTINGS = new Action("Settings", null);

    /** What leaves a meeting asks first, and what the answer is called that does. */
    private static final Map<Action, String> LEAVING = Map.of(CANCEL, "Stop and leave");

    static Stream<Row> rows() {
        return Stream.of(
                new Row(at(ConnectionPhase.IDLE), Hue.RED, "Disconnected", "", List.of(CONNECT, SETTINGS)),
                new Row(at(ConnectionPhase.FAILED), Hue.RED, "Disconnected", "", List.of(CONNECT, SETTINGS)),
                new Row(at(ConnectionPhase.CONNECTING), Hue.YELLOW, "Connecting…", "", List.of(CANCEL, SETTINGS)),
                new Row(States.signedIn(), Hue.GREEN, "Connected", "12 ms", List.of(DISCONNECT, SETTINGS)),
                new Row(
                        States.inMeeting().peer(Peer.named("Ben").rtt(90).loss(0.2)),
                        Hue.GREEN,
                        "Connected",
                        "90 ms · 0.2 % loss · ↑ 0.6 ↓ 0.6 Mbit/s",
                        List.of(SETTINGS)),
                new Row(
                        at(ConnectionPhase.DISCONNECTED),
                        Hue.ORANGE,
                        "Reconnecting, try 1",
                        "trying now",
                        List.of(CANCEL, FORCE, SETTINGS)),
                new Row(
                        States.inMeeting().people("Ben").reconnecting(4, 3_200),
                        Hue.ORANGE,
                        "Reconnecting, try 4",
                        "next try in 4\u00a0s",
                        List.of(CANCEL, FORCE, SETTINGS)));
    }

    private static States at(ConnectionPhase phase) {
        return States.signedIn().connection(phase, -1);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_state_has_its_colour_its_word_and_its_buttons(Row row) {
        robot.interact(() -> store.show(row.states().build()));
        assertThat(text(".badge-text")).isEqualTo(row.word());
        assertThat(text(".badge-details")).isEqualTo(row.details());
        assertThat(isSeen(part(".badge-details"))).isEqualTo(!row.details().isEmpty());
        assertThat(part(".badge-pill").getAccessibleText()).startsWith(row.word());
        assertThat(buttons())
                .extracting(StatusBadgeTest::name)
                .isEqualTo(row.actions().stream().map(Action::name).toList());
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            services.preferences = services.preferences.withTheme(theme);
            robot.interact(window::applyTheme);
            assertThat(row.hue().fits(dot())).as("%s in %s", dot(), theme).isTrue();
        }
        row.actions().forEach(action -> press(row, action));
    }

    @Test
    void tooltips_tell_what_one_is_connected_to() {
        robot.interact(() -> store.show(States.signedIn().build()));
        Button disconnect = buttons().getFirst();
        assertThat(disconnect.getTooltip().getText()).isEqualTo("Ends the connection to the server.");
        robot.moveTo(part(".badge-pill"));
        await().until(() ->
                says("Your connection to the server, where people find each other. Pictures, sound and chat do"
                        + " not go through it. A number is how long it takes to answer."));
    }

    private void press(Row row, Action action) {
        long before = store.events().size();
        Button button = buttons().stream()
                .filter(each -> name(each).equals(action.name()))
                .findFirst()
                .orElseThrow();
        robot.interact(button::fire);
        String answer = LEAVING.get(action);
        if (answer != null && row.states().build().room().phase() == RoomPhase.JOINED) {
            assertThat(store.events().stream().skip(before)).as("asks first").isEmpty();
            robot.interact(answer(answer)::fire);
        }
        if (action.event() == null) {
            assertThat(button.getTooltip().getText()).isEqualTo(action.name());
            assertThat(says("Appearance")).isTrue();
        } else {
            assertThat(store.events().stream().skip(before)).containsExactly(action.event());
        }
    }

    private Button answer(String text) {
        return robot.lookup(".modal .button").queryAllAs(Button.class).stream()
                .filter(each -> text.equals(each.getText()))
                .findFirst()
                .orElseThrow();
    }

    private Node part(String style) {
        return Objects.requireNonNull(badge().lookup(style));
    }

    private Node badge() {
        return robot.lookup(".status-badge").match(WindowTest::isSeen).query();
    }

    private String text(String style) {
        return ((Labeled) part(style)).getText();
    }

    private Color dot() {
        Region dot = (Region) part(".badge-dot");
        return (Color) dot.getBackground().getFills().getLast().getFill();
    }

    private List<Button> buttons() {
        return badge().lookupAll(".button").stream().map(Button.class::cast).toList();
    }

    private static String name(Button button) {
        return button.getText().isEmpty() ? button.getAccessibleText() : button.getText();
    }

    @Test
    void the_badge_offers_what_fits_the_state() {
        robot.clickOn("Disconnect");
        robot.interact(() -> store.show(
                States.signedIn().connection(ConnectionPhase.RECONNECTING, -1).build()));
        robot.clickOn("Force reconnect").clickOn("Cancel");
        assertThat(store.events())
                .containsSubsequence(new Event.Disconnect(), new Event.ReconnectNow(), new Event.CancelConnecting());
    }

    @Test
    void a_meeting_is_left_in_one_way_while_its_server_is_there() {
        robot.interact(() -> store.show(States.inMeeting().build()));
        assertThat(says("Connected")).isTrue();
        assertThat(says("Disconnect")).isFalse();
        robot.interact(() -> store.show(States.signedIn().build()));
        assertThat(says("Disconnect")).isTrue();
    }

    @Test
    void on_this_computer_nothing_is_red_and_to_be_connected() {
        robot.interact(() -> store.show(States.signedIn()
                .auth(AuthPhase.AUTHENTICATED, null, "")
                .connection(ConnectionPhase.IDLE, -1)
                .build()));
        assertThat(says("Ready")).isTrue();
        assertThat(says("Connect")).isFalse();
    }
}
