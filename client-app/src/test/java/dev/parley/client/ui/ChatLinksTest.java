package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.AppState;
import java.net.URI;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;

/** Web addresses in messages can be opened, and nothing but a person opens them. */
class ChatLinksTest extends WindowTest<FakeStore> {
    /** Its first letter is Cyrillic. */
    private static final String ALIKE = "https://аpple.example/a";

    private static final URI TARGET = URI.create("https://xn--pple-43d.example/a");

    ChatLinksTest() {
        super(new FakeStore(States.inMeeting().people("Ben").build()));
    }

    private void said(String text) {
        robot.interact(() -> store.show(
                States.inMeeting().people("Ben").said("Ben", 0, text).chatOpen().build()));
        Pulses.await();
    }

    private Text link() {
        return robot.lookup(".chat-link").queryText();
    }

    @Test
    void an_address_is_opened_by_a_click_and_only_by_that() {
        said("Look (" + ALIKE + "), please.");
        assertThat(services.browsed).isEmpty();
        assertThat(link().getText()).isEqualTo(ALIKE);
        robot.rightClickOn(link()).type(KeyCode.ESCAPE);
        assertThat(services.browsed).isEmpty();
        robot.clickOn(link());
        assertThat(services.browsed).containsExactly(TARGET);
        assertThat(services.clipboard).isEmpty();
    }

    @Test
    void the_keyboard_reaches_it_and_enter_opens_it() {
        said("Look: " + ALIKE);
        assertThat(robot.lookup("#chat-text").query().isFocused()).isTrue();
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(link().isFocused()).isTrue();
        assertThat(robot.lookup(".chat-link-ring").query().isVisible()).isTrue();
        robot.type(KeyCode.SPACE);
        assertThat(services.browsed).isEmpty();
        robot.type(KeyCode.ENTER);
        assertThat(services.browsed).containsExactly(TARGET);
        robot.type(KeyCode.TAB);
        assertThat(robot.lookup(".chat-link-ring").query().isVisible()).isFalse();
    }

    @Test
    void the_sign_of_the_keyboard_lies_around_its_address_wherever_that_stands() {
        resize(900, 600);
        robot.interact(() -> store.show(Samples.addresses().chatOpen().build()));
        Pulses.await();
        resize(1280, 800);
        Pulses.await();
        resize(900, 600);
        Pulses.await();
        List<Text> links = List.copyOf(robot.lookup(".chat-link").queryAllAs(Text.class));
        List<Rectangle> rings = List.copyOf(robot.lookup(".chat-link-ring").queryAllAs(Rectangle.class));
        assertThat(links).hasSize(7);
        Pulses.onFx(() -> {
            for (int i = 0; i < links.size(); i++) {
                Bounds address = Where.inScene(links.get(i));
                Bounds ring = Where.inScene(rings.get(i));
                assertThat(List.of(ring.getMinX(), ring.getMaxX(), ring.getMinY(), ring.getMaxY()))
                        .as(links.get(i).getText())
                        .usingElementComparator((a, b) -> Math.abs(a - b) <= 4 ? 0 : 1)
                        .containsExactly(address.getMinX(), address.getMaxX(), address.getMinY(), address.getMaxY());
            }
        });
    }

    @Test
    void where_it_really_leads_is_told_and_shown() {
        said("Look: " + ALIKE);
        assertThat(link().getAccessibleRole()).isEqualTo(AccessibleRole.HYPERLINK);
        assertThat(link().getAccessibleText()).contains(TARGET.toString());
        robot.moveTo(link());
        await().untilAsserted(() -> assertThat(robot.listWindows())
                .filteredOn(Tooltip.class::isInstance)
                .extracting(window -> ((Tooltip) window).getText())
                .containsExactly(TARGET.toString()));
    }

    @Test
    void a_message_and_an_address_in_it_can_be_copied() {
        String text = "Look: " + ALIKE + ".";
        said(text);
        robot.rightClickOn(link());
        robot.clickOn("Copy address");
        assertThat(services.clipboard).isEqualTo(TARGET.toString());
        robot.rightClickOn(link());
        robot.clickOn("Copy message");
        assertThat(services.clipboard).isEqualTo(text);
        robot.interact(() -> store.show(States.inMeeting()
                .people("Ben")
                .said("Ben", 0, text)
                .said("Ben", 1, "No address")
                .chatOpen()
                .build()));
        Pulses.await();
        robot.rightClickOn("No address");
        assertThat(robot.lookup("Copy address").tryQuery()).isEmpty();
        robot.clickOn("Copy message");
        assertThat(services.clipboard).isEqualTo("No address");
    }

    private String focused() {
        return stage.getScene().getFocusOwner().getAccessibleText();
    }

    private void talk(int lines) {
        States states = States.inMeeting().people("Ben");
        for (int i = 0; i < lines; i++) {
            states = states.said("Ben", i, "Line " + i);
        }
        AppState state = states.chatOpen().build();
        robot.interact(() -> store.show(state));
        Pulses.await();
    }

    @Test
    void the_keyboard_alone_copies_a_message() {
        talk(40);
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(focused()).endsWith("Line 39");
        robot.push(KeyCode.SHIFT, KeyCode.F10).type(KeyCode.ENTER);
        assertThat(services.clipboard).isEqualTo("Line 39");
        robot.type(KeyCode.UP).type(KeyCode.UP);
        assertThat(focused()).endsWith("Line 37");
        talk(41);
        robot.type(KeyCode.CONTEXT_MENU).type(KeyCode.ENTER);
        assertThat(services.clipboard).isEqualTo("Line 37");
        robot.type(KeyCode.HOME);
        Pulses.await();
        assertThat(focused()).endsWith("Line 0");
        Node row = stage.getScene().getFocusOwner();
        assertThat(Contrast.seen(row).getHeight())
                .isGreaterThan(Where.inScene(row).getHeight() - 1);
        robot.type(KeyCode.TAB);
        assertThat(robot.lookup("#chat-text").query().isFocused()).isTrue();
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(focused()).endsWith("Line 40");
    }

    @Test
    void the_menu_of_an_address_is_reached_by_the_keyboard_too() {
        said("Look: " + ALIKE);
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        robot.push(KeyCode.SHIFT, KeyCode.F10).type(KeyCode.ENTER);
        assertThat(services.clipboard).isEqualTo(TARGET.toString());
    }

    @Test
    void without_a_browser_the_address_is_copied() {
        services.hasBrowser = false;
        said(ALIKE);
        robot.clickOn(link());
        assertThat(services.clipboard).isEqualTo(TARGET.toString());
        assertThat(says("No browser was found. The address is copied instead.")).isTrue();
    }

    /** The slash at the end belongs to the address, which is read from left to right. */
    @Test
    void in_a_message_from_right_to_left_an_address_stays_in_one_piece() {
        said("انظر https://example.org/a/ الآن");
        TextFlow flow = (TextFlow) link().getParent();
        int first = before(flow);
        int slash = first + link().getText().length() - 1;
        assertThat(toFirstWord(flow, slash)).as("the slash").isLessThan(toFirstWord(flow, first));
        robot.clickOn(link());
        assertThat(services.browsed).containsExactly(URI.create("https://example.org/a/"));
    }

    /** Letters of the flow before the address. */
    private int before(TextFlow flow) {
        return flow.getChildren().subList(0, flow.getChildren().indexOf(link())).stream()
                .mapToInt(part -> ((Text) part).getText().length())
                .sum();
    }

    /** How far a letter stands from the first word, which is the rightmost: JavaFX counts from the right there, or from the left. */
    private static double toFirstWord(TextFlow flow, int letter) {
        return Math.abs(middle(flow, letter) - middle(flow, 0));
    }

    private static double middle(TextFlow flow, int letter) {
        return Pulses.fromFx(() -> new Path(flow.getRangeShape(letter, letter + 1, false))
                .getBoundsInLocal()
                .getCenterX());
    }
}
