package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeadlinesTest {
    @Test
    void the_next_attempt_to_reach_the_server_has_a_time_until_it_begins() {
        Story lost = Scenes.joinedWith(Scenes.ANN).when(new Event.SocketClosed("gone"));
        long retryAt = lost.state().connection().retryAt();
        assertThat(retryAt - lost.now()).isBetween(200L, 500L);
        assertThat(lost.when(new Event.ReconnectNow()).state().connection().retryAt())
                .isZero();
    }

    @Test
    void the_next_try_for_a_link_has_a_time_until_it_works() {
        Story joined = Scenes.joinedBy(Scenes.ANN);
        assertThat(Scenes.peer(joined, Scenes.ANN).repair().nextAt() - joined.now())
                .isEqualTo(Patience.SETUP_MS);
        Story open = Scenes.connectedTo(Scenes.ANN);
        assertThat(Scenes.peer(open, Scenes.ANN).repair().nextAt()).isZero();
        LinkEvent broken = new LinkEvent.TransportChanged(LinkEvent.Transport.DISCONNECTED);
        Story watched = open.after(60_000).when(Scenes.link(Scenes.key(open, Scenes.ANN), broken));
        assertThat(Scenes.peer(watched, Scenes.ANN).repair().nextAt() - watched.now())
                .isEqualTo(Patience.WATCH_MS);
    }
}
