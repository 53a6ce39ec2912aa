package dev.parley.client.core;

/** What a person allows for the pictures of the own camera, and of the others' (ledger row Q4). */
public enum QualityChoice {
    /** As large as each of the others shows it. */
    AUTO(4320),
    P720(720),
    P480(480),
    P360(360),
    /** No pictures at all, neither sent nor asked for. */
    AUDIO_ONLY(0);

    private final int maxHeight;

    QualityChoice(int maxHeight) {
        this.maxHeight = maxHeight;
    }

    /** Of a picture that is sent, pixels. */
    int maxHeight() {
        return maxHeight;
    }
}
