package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ui.common.SupportBundles.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Saving a support bundle from the settings. */
class SupportPartTest extends WindowTest<FakeStore> {
    SupportPartTest() {
        super(new FakeStore(States.signedIn().build()));
    }

    @BeforeEach
    void save() {
        robot.clickOn(called("Settings")).clickOn("Save support bundle…");
    }

    @Test
    void where_it_was_saved_is_said_at_the_end() {
        robot.interact(() -> bundles.tell(new Progress.Writing(0.5)));
        assertThat(says("Save support bundle…")).isFalse();
        robot.interact(() -> bundles.tell(new Progress.Saved("/tmp/bundle.zip")));
        assertThat(says("Saved as /tmp/bundle.zip.")).isTrue();
        assertThat(says("Save support bundle…")).isTrue();
    }

    @Test
    void it_can_be_cancelled() {
        robot.clickOn(".dialog .progress .button");
        assertThat(says("Nothing was saved.")).isTrue();
    }

    @Test
    void a_failure_says_what_to_do() {
        robot.interact(() -> bundles.tell(new Progress.Failed("Choose another folder.")));
        assertThat(says("Choose another folder.")).isTrue();
    }
}
