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

    private final int maxLines;

    QualityChoice(int maxLines) {
        this.maxLines = maxLines;
    }

    /** The shorter side of a picture that is sent at most, pixels. */
    int maxLines() {
        return maxLines;
    }
}
