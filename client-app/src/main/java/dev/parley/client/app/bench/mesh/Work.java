package dev.parley.client.app.bench.mesh;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What threads of a participant do, by the names that libwebrtc, webrtc-java and Parley give them. */
enum Work {
    ENCODING_PICTURES("pictures encoded"),
    DECODING_PICTURES("pictures decoded"),
    MAKING_PICTURES("the camera's pictures, scaled once for each size"),
    ENCODING_SOUND("sound encoded"),
    MEDIA("sound recorded and cleaned, packets made and taken apart"),
    NETWORK("packets encrypted, sent and received"),
    THE_REST("all else: the core, statistics, the JVM");

    private final String text;

    Work(String text) {
        this.text = text;
    }

    /** Sums up what threads of each name did. */
    static Map<Work, Duration> of(Map<String, Duration> byThread) {
        Map<Work, Duration> all = new EnumMap<>(Work.class);
        byThread.forEach((thread, used) -> all.merge(of(thread), used, Duration::plus));
        return all;
    }

    /** Linux keeps 15 characters of a name. */
    private static Work of(String thread) {
        return switch (thread) {
            case "EncoderQueue" -> ENCODING_PICTURES;
            case "DecodingQueue", "IncomingVideoSt" -> DECODING_PICTURES;
            case "pattern-camera" -> MAKING_PICTURES;
            case "AudioEncoder" -> ENCODING_SOUND;
            case "webrtc_jni_work", "webrtc" -> MEDIA;
            case "webrtc_jni_netw" -> NETWORK;
            default -> THE_REST;
        };
    }

    String text() {
        return text;
    }
}
