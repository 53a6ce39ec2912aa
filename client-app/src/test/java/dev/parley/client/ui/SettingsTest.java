package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.client.core.Cue;
import dev.parley.client.core.Event;
import dev.parley.client.core.RelayCertificates;
import dev.parley.client.ui.common.Alerts;
import dev.parley.client.ui.common.ThemeChoice;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class SettingsTest extends WindowTest<FakeStore> {
    SettingsTest() {
        super(new FakeStore(States.signedIn().build()));
    }

    private void openSettings() {
        robot.clickOn(called("Settings"));
    }

    @Test
    void nothing_is_hidden_in_a_small_window() {
        robot.interact(() -> {
            stage.setWidth(900 + stage.getWidth() - stage.getScene().getWidth());
            stage.setHeight(600 + stage.getHeight() - stage.getScene().getHeight());
        });
        openSettings();
        Node dialog = robot.lookup(".settings").query();
        Bounds bounds = Where.inScene(dialog);
        assertThat(bounds.getMinY()).isNotNegative();
        assertThat(bounds.getMaxY()).isLessThanOrEqualTo(600);
    }

    @Test
    void why_a_switch_of_a_device_has_nothing_to_switch_is_said_and_hides_nothing() {
        openSettings();
        assertThat(store.events()).contains(new Event.ListDevices());
        assertThat(says("No microphone or camera found")).isFalse();
        robot.interact(() -> store.show(Samples.withoutDevices().build()));
        assertThat(says("No microphone or camera found")).isTrue();
        assertThat(misfits(900, 600, 1)).isEmpty();
    }

    /** A switch without a text has no space for one. */
    @Test
    void switches_end_with_their_row() {
        openSettings();
        for (Node row : robot.lookup(".setting").lookup(".toggle-switch").queryAll().stream()
                .map(Node::getParent)
                .toList()) {
            Node area = row.lookup(".thumb-area");
            assertThat(Where.inScene(area).getMaxX())
                    .isCloseTo(Where.inScene(row).getMaxX(), within(1.0));
        }
    }

    @Test
    void each_sound_is_switched_by_itself() {
        openSettings();
        robot.clickOn(called("A hand is raised"));
        assertThat(services.preferences.sounds())
                .containsExactlyInAnyOrder(Cue.JOIN, Cue.LEAVE, Cue.MESSAGE, Cue.KNOCK);
        robot.clickOn(called("A message arrives"));
        robot.clickOn(called("A hand is raised"));
        assertThat(services.preferences.sounds()).containsExactlyInAnyOrder(Cue.JOIN, Cue.LEAVE, Cue.HAND, Cue.KNOCK);
    }

    @Test
    void what_the_desktop_shows_of_a_message_is_chosen_also_with_the_arrow_keys() {
        openSettings();
        robot.clickOn("Nothing");
        assertThat(services.preferences.alerts()).isEqualTo(Alerts.NEVER);
        robot.type(KeyCode.RIGHT);
        robot.type(KeyCode.RIGHT);
        assertThat(services.preferences.alerts()).isEqualTo(Alerts.TEXT);
    }

    @Test
    void where_there_are_no_notifications_it_says_why_and_nothing_can_be_chosen() {
        services.notificationsProblem = "Needs notify-send.";
        openSettings();
        assertThat(says("Needs notify-send.")).isTrue();
        robot.clickOn("Nothing");
        assertThat(services.preferences.alerts()).isEqualTo(Alerts.SENDER);
    }

    @Test
    void settings_hold_at_once_and_are_remembered() {
        robot.clickOn(called("Settings")).clickOn("Dark");
        robot.clickOn(called("Camera on when a meeting begins"));
        assertThat(services.preferences().theme()).isEqualTo(ThemeChoice.DARK);
        assertThat(stage.getScene().getStylesheets()).anyMatch(sheet -> sheet.endsWith("dark.css"));
        assertThat(store.events().getLast()).isEqualTo(new Event.SetCamera(false));
    }

    @Test
    void relays_must_show_a_good_certificate_until_the_settings_say_otherwise() {
        assertThat(store.events()).noneMatch(Event.TrustRelays.class::isInstance);
        robot.clickOn(called("Settings")).clickOn(called("Use relays without checking who they are"));
        assertThat(services.preferences().relayCertificates()).isEqualTo(RelayCertificates.ANY);
        assertThat(store.events()).contains(new Event.TrustRelays(RelayCertificates.ANY));
    }
}
