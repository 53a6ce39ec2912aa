package dev.parley.client.webrtc;

import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoTrack;

/** A source of pictures and the track that carries them to one peer. */
record OwnVideo(CustomVideoSource source, VideoTrack track) {
    /** Must be opened before the link's connection: it is freed after that was closed. Owner thread. */
    static OwnVideo open(String id, Engine engine, LinkScope scope) {
        CustomVideoSource source = new CustomVideoSource();
        scope.onClose(id + " source", source::dispose);
        VideoTrack track = engine.videoTrack(id, source);
        scope.onClose(id + " track", track::dispose);
        return new OwnVideo(source, track);
    }
}
