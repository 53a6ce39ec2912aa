package dev.parley.client.core;

import dev.parley.client.text.Texts;

/** What people are told when a device that is in use goes or comes back. */
final class DeviceTexts {
    private DeviceTexts() {}

    /** The kinds of which Parley takes another one at once when the used one is gone. */
    enum Kind {
        MICROPHONE,
        SPEAKER
    }

    static String gone(Kind kind, String name, String instead) {
        return instead.isEmpty() ? goneWithoutOther(kind, name) : goneForAnother(kind, name, instead);
    }

    private static String goneWithoutOther(Kind kind, String name) {
        return switch (kind) {
            case MICROPHONE -> Texts.of("core.device.microphone.gone.no-other", name);
            case SPEAKER -> Texts.of("core.device.speaker.gone.no-other", name);
        };
    }

    private static String goneForAnother(Kind kind, String name, String instead) {
        return switch (kind) {
            case MICROPHONE -> Texts.of("core.device.microphone.gone", name, instead);
            case SPEAKER -> Texts.of("core.device.speaker.gone", name, instead);
        };
    }

    static String taken(Kind kind, String name) {
        return switch (kind) {
            case MICROPHONE -> Texts.of("core.device.microphone.taken", name);
            case SPEAKER -> Texts.of("core.device.speaker.taken", name);
        };
    }

    static String slept(boolean microphone, boolean camera) {
        if (microphone && camera) {
            return Texts.of("core.device.slept.both");
        }
        return microphone ? Texts.of("core.device.slept.microphone") : Texts.of("core.device.slept.camera");
    }
}
