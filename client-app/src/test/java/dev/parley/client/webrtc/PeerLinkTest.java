package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.core.LinkCommand;
import dev.parley.client.core.LinkKey;
import dev.parley.client.media.FrameSlot;
import dev.parley.client.media.LevelMeter;
import dev.parley.client.media.PictureObserver;
import dev.parley.protocol.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Needs(Need.MEDIA_LIBRARY)
class PeerLinkTest {
    private final List<String> closed = new ArrayList<>();

    @Test
    void a_link_that_fails_half_built_closes_what_it_built() {
        Engine engine = new Engine(false, new Microphone.Kind.None());
        LinkScope scope = new LinkScope(
                new LinkKey(new ParticipantId("peer"), 1), new OwnerThread("unstarted", () -> {}), (key, event) -> {});
        scope.onClose("witness", () -> closed.add("all of the link"));
        FrameSlots.Seat seat = new FrameSlots.Seat(new FrameSlot(), new LevelMeter(), PictureObserver.NONE);
        Route route = Route.of(new LinkCommand.Open(List.of(), false, true));
        CameraFeed missing = null;

        assertThatThrownBy(() -> new PeerLink(scope, route, engine, missing, seat, OwnSound.ADAPTED))
                .isInstanceOf(NullPointerException.class);

        assertThat(closed).containsExactly("all of the link");
        engine.dispose();
    }
}
