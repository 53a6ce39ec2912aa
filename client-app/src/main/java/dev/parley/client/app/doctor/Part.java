package dev.parley.client.app.doctor;

import dev.parley.client.text.Texts;

/** What the doctor looks at. */
public enum Part {
    JAVA,
    /** Camera and microphone together, as long as it is not known which of the two there will be news of. */
    DEVICES,
    LIBRARY,
    CAMERA,
    MICROPHONE,
    SCREEN,
    SIGNALING,
    STUN,
    TURN;

    /** As {@code parley doctor} calls it. */
    public String text() {
        return switch (this) {
            case JAVA -> "Java";
            case DEVICES -> Texts.of("app.doctor.devices");
            case LIBRARY -> Texts.of("app.doctor.library");
            case CAMERA -> Texts.of("app.doctor.camera");
            case MICROPHONE -> Texts.of("app.doctor.microphone");
            case SCREEN -> Texts.of("app.doctor.screen");
            case SIGNALING -> Texts.of("app.doctor.signaling");
            case STUN -> "STUN";
            case TURN -> "TURN";
        };
    }
}
