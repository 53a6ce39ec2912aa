package dev.parley.client.app.window;

import dev.parley.client.app.doctor.Finding;
import dev.parley.client.app.doctor.Part;
import dev.parley.client.text.Sentences;
import dev.parley.client.text.Texts;

/** What the doctor finds, for somebody who knows nothing of networks: what it means for a meeting, and what to do. */
final class PlainWords {
    private PlainWords() {}

    /** What is looked at, with the admins' word for it. */
    static String name(Part part) {
        return switch (part) {
            case JAVA -> Texts.of("app.doctor.plain.java");
            case LIBRARY -> Texts.of("app.doctor.plain.library");
            case SIGNALING -> Texts.of("app.doctor.plain.signaling");
            case STUN -> Texts.of("app.doctor.plain.stun");
            case TURN -> Texts.of("app.doctor.plain.turn");
            case DEVICES, CAMERA, MICROPHONE, SCREEN -> part.text();
        };
    }

    static String text(Finding finding) {
        return Sentences.of(
                purpose(finding.part()),
                switch (finding.verdict()) {
                    case OK -> fine(finding);
                    case PROBLEM -> problem(finding);
                    case NOT_CHECKED -> finding.text();
                });
    }

    /** What was found, in the words for whoever helps; empty where the text says it already. */
    static String detail(Finding finding) {
        return text(finding).contains(finding.text()) ? "" : finding.text();
    }

    private static String purpose(Part part) {
        return switch (part) {
            case STUN -> Texts.of("app.doctor.plain.stun.purpose");
            case TURN -> Texts.of("app.doctor.plain.turn.purpose");
            case JAVA, DEVICES, LIBRARY, CAMERA, MICROPHONE, SCREEN, SIGNALING -> "";
        };
    }

    private static String fine(Finding finding) {
        return switch (finding.part()) {
            case JAVA -> Texts.of("app.doctor.plain.java.ok");
            case LIBRARY -> Texts.of("app.doctor.plain.library.ok");
            case CAMERA -> Texts.of("app.doctor.plain.camera.ok");
            case MICROPHONE -> Texts.of("app.doctor.plain.microphone.ok");
            case SIGNALING -> Texts.of("app.doctor.plain.signaling.ok");
            case STUN -> Texts.of("app.doctor.plain.stun.ok");
            case TURN -> Texts.of("app.doctor.plain.turn.ok");
            case DEVICES, SCREEN -> finding.text();
        };
    }

    /** What is wrong with this computer itself is said to whoever sits at it; the rest is for whoever runs the server. */
    private static String problem(Finding finding) {
        return switch (finding.part()) {
            case SIGNALING -> Texts.of("app.doctor.plain.signaling.problem");
            case STUN -> Texts.of("app.doctor.plain.stun.problem");
            case TURN -> Texts.of("app.doctor.plain.turn.problem");
            case JAVA, DEVICES, LIBRARY, CAMERA, MICROPHONE, SCREEN -> finding.text();
        };
    }
}
