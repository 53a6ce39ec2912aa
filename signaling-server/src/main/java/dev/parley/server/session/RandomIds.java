package dev.parley.server.session;

import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.server.room.IdSource;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Identifiers from a random generator; give it a {@link java.security.SecureRandom}. As thread-safe as its generator. */
public final class RandomIds implements IdSource {
    private static final int PARTICIPANT_BYTES = 12;
    private static final int SESSION_BYTES = 6;

    private final RandomGenerator random;

    public RandomIds(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public RoomId nextRoom() {
        return RoomId.ofRandomBits(random.nextLong());
    }

    /** 96 random bits: never given twice in practice, on any server. */
    @Override
    public ParticipantId nextParticipant() {
        return new ParticipantId(text(PARTICIPANT_BYTES));
    }

    /** A session's id, short because every log line carries it. */
    public String nextSession() {
        return text(SESSION_BYTES);
    }

    private String text(int bytes) {
        byte[] bits = new byte[bytes];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
