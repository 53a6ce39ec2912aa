package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the window does when Parley is started again. */
class WindowToFrontTest extends WholeAppTest {
    private static final String LINK = "parley://192.168.1.20:8443/lusab-babad-gutih";

    @Test
    void the_window_comes_back_from_the_task_bar_and_offers_the_meeting() throws Exception {
        robot.interact(() -> stage.setIconified(true));
        ParleyApplication.open(window, LINK).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(stage.isIconified()).isFalse();
        awaitShown("Join meeting");
    }
}
