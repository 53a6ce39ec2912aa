package dev.parley.client.webrtc;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpEncodingParameters;
import dev.onvoid.webrtc.RTCRtpSendParameters;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import dev.parley.client.core.VideoFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tracks of one connection. The layout is fixed: audio, camera, screen. Both sides make it with {@code addTrack}, because
 * transceivers made that way take up the m-lines of a remote offer (RFC 8829 §5.10), also after the own offer lost a glare and
 * was rolled back; those of {@code addTransceiver} would stay behind and double the layout. Owner thread.
 */
final class LinkMedia {
    private static final List<String> PERSON = List.of("person");
    private static final List<String> SCREEN = List.of("screen");

    private final RTCPeerConnection connection;
    private final CameraFeed feed;
    private final Outlet outlet;
    private final CustomVideoSource cameraSource = new CustomVideoSource();
    private final CustomVideoSource screenSource = new CustomVideoSource();
    private final VideoTrack cameraTrack;
    private final VideoTrack screenTrack;
    private final RTCRtpSender audioSender;
    private final RTCRtpSender cameraSender;
    private final RTCRtpSender screenSender;
    private final VideoTrackSink pictures;
    private final AudioTrackSink sound;
    private @Nullable VideoTrack remoteCamera;
    private @Nullable AudioTrack remoteAudio;

    LinkMedia(
            RTCPeerConnection connection,
            Engine engine,
            CameraFeed feed,
            VideoTrackSink pictures,
            AudioTrackSink sound) {
        this.connection = connection;
        this.feed = feed;
        this.pictures = pictures;
        this.sound = sound;
        this.outlet = new Outlet(cameraSource);
        this.cameraTrack = engine.videoTrack("camera", cameraSource);
        this.screenTrack = engine.videoTrack("screen", screenSource);
        this.audioSender = connection.addTrack(engine.microphoneTrack(), PERSON);
        this.cameraSender = connection.addTrack(cameraTrack, PERSON);
        this.screenSender = connection.addTrack(screenTrack, SCREEN);
        setVideo(Outlet.UNTIL_ASKED);
        feed.add(outlet);
    }

    /**
     * Sends no sound; the layout stays. Taking the track away is not enough: an audio sender without a track still starts
     * recording, and without a microphone PulseAudio records what the speaker plays.
     */
    void withoutMicrophone() {
        audioSender.replaceTrack(null);
        RTCRtpSendParameters parameters = audioSender.getParameters();
        parameters.encodings.forEach(encoding -> encoding.active = false);
        audioSender.setParameters(parameters);
    }

    /** Sends the camera in that format from now on. */
    void setVideo(VideoFormat format) {
        outlet.setFormat(format);
        RTCRtpSendParameters parameters = cameraSender.getParameters();
        for (RTCRtpEncodingParameters encoding : parameters.encodings) {
            encoding.active = !format.sendsNothing();
            if (!format.sendsNothing()) {
                encoding.maxBitrate = format.maxBitrate();
                encoding.maxFramerate = (double) format.fps();
            }
        }
        cameraSender.setParameters(parameters);
    }

    /** Shows the peer the newest picture at once instead of the next one. */
    void connected() {
        feed.refresh(outlet);
    }

    /** After a remote description: listens to the peer's tracks. */
    void attachRemote() {
        for (RTCRtpTransceiver transceiver : connection.getTransceivers()) {
            if (!transceiver.getMid().isEmpty()) {
                attach(transceiver.getReceiver().getTrack());
            }
        }
    }

    /** The first of its kind only: the second video is the screen. The wrapper is kept, it alone can remove its sink. */
    private void attach(MediaStreamTrack track) {
        if (track instanceof AudioTrack audio && remoteAudio == null) {
            audio.addSink(sound);
            remoteAudio = audio;
        } else if (track instanceof VideoTrack video && remoteCamera == null) {
            video.addSink(pictures);
            remoteCamera = video;
        }
    }

    /** Before the connection closes: nothing calls the sinks or feeds the sources afterwards. */
    void detach() {
        feed.remove(outlet);
        if (remoteCamera != null) {
            remoteCamera.removeSink(pictures);
        }
        if (remoteAudio != null) {
            remoteAudio.removeSink(sound);
        }
        // The library leaks closed connections; without this each would keep its tracks and sources too.
        for (RTCRtpSender sender : List.of(audioSender, cameraSender, screenSender)) {
            Disposal.of("sender's track", () -> sender.replaceTrack(null));
        }
    }

    /** After the connection was closed. */
    void dispose() {
        Disposal.of("camera track", cameraTrack::dispose);
        Disposal.of("screen track", screenTrack::dispose);
        Disposal.of("camera source", cameraSource::dispose);
        Disposal.of("screen source", screenSource::dispose);
    }
}
