package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkKey;
import dev.parley.protocol.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkScopeTest {
    private final List<String> log = new ArrayList<>();
    private final List<LinkEvent> events = new ArrayList<>();
    private final LinkScope scope = new LinkScope(
            new LinkKey(new ParticipantId("peer"), 1),
            new OwnerThread("unstarted", () -> {}),
            (key, e) -> events.add(e));

    @Test
    void closing_undoes_the_newest_part_first_and_each_part_once() {
        scope.onClose("source", () -> log.add("source"));
        scope.onClose("track", () -> log.add("track"));
        scope.onClose("connection", () -> log.add("connection"));
        scope.close();
        scope.close();
        assertThat(log).containsExactly("connection", "track", "source");
    }

    @Test
    void a_part_that_cannot_be_closed_keeps_no_other_from_closing() {
        scope.onClose("source", () -> log.add("source"));
        scope.onClose("track", () -> {
            throw new IllegalStateException("An exception, on purpose.");
        });
        scope.onClose("channel", () -> {
            throw new LinkageError("An error as the library throws it, on purpose.");
        });
        scope.onClose("sink", () -> log.add("sink"));
        scope.close();
        assertThat(log).containsExactly("sink", "source");
    }

    @Test
    void while_it_closes_and_afterwards_nothing_is_reported() {
        scope.emit(new LinkEvent.ChannelOpened());
        scope.onClose("channel", () -> scope.emit(new LinkEvent.ChannelClosed()));
        scope.close();
        scope.emit(new LinkEvent.FirstAudio());
        assertThat(events).containsExactly(new LinkEvent.ChannelOpened());
        assertThat(scope.post(() -> {})).isFalse();
    }
}
