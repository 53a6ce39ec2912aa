package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.Signal;
import dev.parley.protocol.Visibility;

/** Two people in a meeting that must go on whatever others do. */
final class Meeting implements AutoCloseable {
    final RoomId room;
    final TestClient ann;
    final TestClient bob;
    final ParticipantId annId;
    final ParticipantId bobId;
    private int exchanges;

    Meeting(SignalingServer server) {
        ann = TestClient.welcomed(server.url());
        bob = TestClient.welcomed(server.url());
        room = ann.create(Visibility.PUBLIC);
        annId = ann.join(room, "Ann").self();
        bobId = bob.join(room, "Bob").self();
    }

    /** Each signals the other and hears exactly that. */
    void goesOn() {
        String token = "exchange-" + ++exchanges;
        ann.signal(room, bobId, token);
        Signal.Candidate heard = bob.expect(Signal.Candidate.class);
        assertThat(heard.candidate().candidate()).isEqualTo(token);
        assertThat(heard.peer()).isEqualTo(annId);
        bob.signal(room, annId, token);
        assertThat(ann.expect(Signal.Candidate.class).candidate().candidate()).isEqualTo(token);
    }

    @Override
    public void close() {
        ann.vanish();
        bob.vanish();
    }
}
