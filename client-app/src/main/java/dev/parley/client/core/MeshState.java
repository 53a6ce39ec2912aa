package dev.parley.client.core;

/**
 * What decides, besides each link itself, what of the camera the others are sent.
 *
 * @param choice what the person allows
 */
public record MeshState(QualityChoice choice) {
    public static final MeshState START = new MeshState(QualityChoice.AUTO);

    MeshState withChoice(QualityChoice newChoice) {
        return new MeshState(newChoice);
    }
}
