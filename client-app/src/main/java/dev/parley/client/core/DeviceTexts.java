package dev.parley.client.core;

/** What people are told when a device that is in use goes or comes back. */
final class DeviceTexts {
    private DeviceTexts() {}

    /** The kinds of which Parley takes another one at once when the used one is gone. */
    enum Kind {
        MICROPHONE("microphone"),
        SPEAKER("speaker");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    static String gone(Kind kind, String name, String instead) {
        return instead.isEmpty()
                ? "The " + kind.word + " “" + name
                        + "” is gone, and there is no other. Connect one and it is used at once."
                : "The " + kind.word + " “" + name + "” is gone. “" + instead + "” is used until it is back.";
    }

    static String taken(Kind kind, String name) {
        return "“" + name + "” is connected and is the " + kind.word + " now.";
    }

    static String slept(boolean microphone, boolean camera) {
        String what = microphone && camera ? "microphone and camera are" : microphone ? "microphone is" : "camera is";
        return "This computer slept, so your " + what + " off. Switch on what you want the others to hear and see.";
    }
}
