package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.Event;
import dev.parley.client.core.SelfView;
import dev.parley.client.text.Language;
import dev.parley.client.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The own picture in a corner leaves free what one can press on the pictures below it. */
class CornerTest extends WindowTest<FakeStore> {
    private static final List<String> OTHERS = List.of("Ben", "Carla", "Dmitri", "Eva", "Farid");

    CornerTest() {
        super(new FakeStore(States.inMeeting().build()));
    }

    @AfterEach
    void speakEnglish() {
        Texts.speak(Language.ENGLISH);
    }

    private void show(States states) {
        robot.interact(() -> store.show(states.build()));
        Pulses.await();
    }

    private static States meeting(int others) {
        return States.inMeeting().people(OTHERS.subList(0, others).toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "1,1280,800,ENGLISH",
        "2,1280,800,ENGLISH",
        "4,1280,800,ENGLISH",
        "5,1280,800,ENGLISH",
        "1,900,600,ENGLISH",
        "3,900,600,ENGLISH",
        "1,1280,800,ARABIC",
        "4,1280,800,ARABIC"
    })
    void no_button_of_a_picture_is_under_it(int others, int width, int height, Language language) {
        services.preferences = services.preferences.withLanguage(Optional.of(language));
        close();
        robot.interact(() -> open(new Stage()));
        resize(width, height);
        List<String> problems = new ArrayList<>();
        Arrays.stream(SelfView.values()).filter(SelfView::isCorner).forEach(corner -> {
            show(meeting(others).selfView(corner));
            covered().forEach(button -> problems.add(corner + " covers " + button));
        });
        assertThat(problems).isEmpty();
    }

    private List<String> covered() {
        Node own = robot.lookup(node -> node.getStyleClass().contains("tile")
                        && String.valueOf(node.getAccessibleText()).startsWith("Ana Ferreira"))
                .query();
        Bounds over = Where.inScene(own);
        return robot.lookup(".tile-button").queryAll().stream()
                .filter(button -> isSeen(button) && !isIn(own, button))
                .filter(button -> over.intersects(Where.inScene(button)))
                .map(Node::getAccessibleText)
                .toList();
    }

    private static boolean isIn(Node outer, Node node) {
        Parent parent = node.getParent();
        return parent != null && (parent.equals(outer) || isIn(outer, parent));
    }

    @Test
    void somebody_below_it_is_muted_with_the_mouse() {
        show(meeting(1).selfView(SelfView.BOTTOM_RIGHT));
        robot.moveTo(startingWith("Ben,")).clickOn(called("Mute Ben for me"));
        assertThat(store.events()).contains(new Event.SilencePeer(Peer.idOf("Ben"), true));
    }
}
