package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ParticipantId;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The keyboard's focus stays with whom it was led to, while people come, go and raise their hands. */
class FocusTest extends WindowTest<FakeStore> {
    private static final ParticipantId CARLA = Peer.idOf("Carla");

    FocusTest() {
        super(new FakeStore(three().build()));
    }

    private static States three() {
        return States.inMeeting().connected("Ben", "Carla", "Dora");
    }

    private void show(States states) {
        robot.interact(() -> store.show(states.build()));
    }

    private Node focused() {
        return stage.getScene().getFocusOwner();
    }

    private String focusedName() {
        return focused() == null ? null : focused().getAccessibleText();
    }

    /** As somebody does who uses no mouse. */
    private void tabTo(String beginning) {
        for (int i = 0; i < 60; i++) {
            if (focused() != null && String.valueOf(focusedName()).startsWith(beginning) && !isOnTile(focused())) {
                return;
            }
            robot.type(KeyCode.TAB);
        }
        throw new AssertionError("Tab does not lead to " + beginning);
    }

    private static boolean isOnTile(Node node) {
        return node != null && (node.getStyleClass().contains("tile") || isOnTile(node.getParent()));
    }

    @Test
    void it_stays_with_a_person_who_moves_in_the_list() {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        tabTo("Mute Carla for me");
        Node button = focused();
        show(States.inMeeting()
                .people("Ben")
                .peer(Peer.named("Carla").handRaised())
                .people("Dora")
                .hands(CARLA));
        assertThat(focusedName()).isEqualTo("Mute Carla for me");
        assertThat(focused()).isSameAs(button);
        assertThat(focused().isFocusVisible()).isTrue();
        show(States.inMeeting().people("Carla", "Dora"));
        assertThat(focusedName()).isEqualTo("Mute Carla for me");
        assertThat(focused().isFocusVisible()).isTrue();
    }

    @Test
    void it_goes_on_to_the_next_when_the_person_leaves() {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        tabTo("Mute Carla for me");
        show(States.inMeeting().people("Ben", "Dora"));
        assertThat(focusedName()).isEqualTo("Mute Dora for me");
        assertThat(focused().isFocusVisible()).isTrue();
    }

    @Test
    void it_stays_with_a_pair_when_somebody_else_comes_or_goes() {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        tabTo("Carla reaches you:");
        Node cell = focused();
        show(States.inMeeting().connected("Ben", "Carla", "Dora", "Eva", "Farid"));
        assertThat(focused()).isSameAs(cell);
        show(States.inMeeting().connected("Carla", "Dora"));
        assertThat(focused()).isSameAs(cell);
        assertThat(focusedName()).startsWith("Carla reaches you:");
        assertThat(focused().isFocusVisible()).isTrue();
    }

    @Test
    void it_goes_on_to_the_next_pair_when_one_of_the_two_leaves() {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        tabTo("Carla reaches you:");
        show(States.inMeeting().connected("Ben", "Dora"));
        assertThat(focusedName()).startsWith("Dora reaches you:");
        assertThat(focused().isFocusVisible()).isTrue();
    }
}
