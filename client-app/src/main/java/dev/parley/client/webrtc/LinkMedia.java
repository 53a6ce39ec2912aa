package dev.parley.client.webrtc;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpEncodingParameters;
import dev.onvoid.webrtc.RTCRtpSendParameters;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import dev.parley.client.core.VideoFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tracks of one connection. The layout is fixed: audio, camera, screen. Both sides make it with {@code addTrack}, because
 * transceivers made that way take up the m-lines of a remote offer (RFC 8829 §5.10); those of {@code addTransceiver} would stay
 * behind and double the layout. Owner thread.
 */
final class LinkMedia {
    /** Each track is a stream of its own: the pictures of a stream wait for its sound, and for what only looks like late sound. */
    private static final List<String> SOUND = List.of("sound");

    private static final List<String> CAMERA = List.of("camera");
    private static final List<String> SCREEN = List.of("screen");

    private final RTCPeerConnection connection;
    private final LinkScope scope;
    private final CameraFeed feed;
    private final Outlet outlet;
    private final RTCRtpSender audioSender;
    private final RTCRtpSender cameraSender;
    private final VideoTrackSink pictures;
    private final AudioTrackSink sound;
    private @Nullable VideoTrack remoteCamera;
    private @Nullable AudioTrack remoteAudio;
    private boolean heard = true;

    LinkMedia(
            RTCPeerConnection connection,
            LinkScope scope,
            Own own,
            CameraFeed feed,
            VideoTrackSink pictures,
            AudioTrackSink sound) {
        this.connection = connection;
        this.scope = scope;
        this.feed = feed;
        this.pictures = pictures;
        this.sound = sound;
        this.outlet = new Outlet(own.camera().source());
        this.audioSender = send(own.microphone(), SOUND);
        this.cameraSender = send(own.camera().track(), CAMERA);
        send(own.screen().track(), SCREEN);
        setVideo(Outlet.UNTIL_ASKED);
        scope.onClose("camera feed", () -> feed.remove(outlet));
        feed.add(outlet);
    }

    /** What this computer can send on the connection. */
    record Own(AudioTrack microphone, OwnVideo camera, OwnVideo screen) {}

    /** The library never frees a sender; if the track were not taken away, it would keep that and its source too. */
    private RTCRtpSender send(MediaStreamTrack track, List<String> stream) {
        RTCRtpSender sender = connection.addTrack(track, stream);
        scope.onClose("sender's track", () -> sender.replaceTrack(null));
        return sender;
    }

    /**
     * Sends no sound; the layout stays. Taking the track away is not enough: an audio sender without a track still starts
     * recording, and without a microphone PulseAudio records what the speaker plays.
     */
    void withoutMicrophone() {
        audioSender.replaceTrack(null);
        setSending(false);
    }

    /** Sends the sound of this track from now on; the layout stays. */
    void setMicrophone(AudioTrack track) {
        audioSender.replaceTrack(track);
        setSending(true);
    }

    private void setSending(boolean sends) {
        RTCRtpSendParameters parameters = audioSender.getParameters();
        parameters.encodings.forEach(encoding -> encoding.active = sends);
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

    /** Sends sound at no more than so many bit/s from now on. */
    void setAudioBitrate(int bps) {
        RTCRtpSendParameters parameters = audioSender.getParameters();
        parameters.encodings.forEach(encoding -> encoding.maxBitrate = bps);
        audioSender.setParameters(parameters);
    }

    /**
     * Plays the peer's sound, or leaves it out of what this computer plays. A track that is off still feeds its sink, so the meter and
     * the statistics go on telling whether the peer speaks.
     */
    void setHeard(boolean now) {
        heard = now;
        AudioTrack audio = remoteAudio;
        if (audio != null) {
            audio.setEnabled(now);
        }
    }

    /** Whether there is no way to the peer. */
    void setInterrupted(boolean interrupted) {
        outlet.setInterrupted(interrupted);
    }

    /** Shows the peer the newest picture at once instead of the next one. */
    void connected() {
        feed.refresh(outlet);
    }

    /**
     * Begins with a key frame, because pictures were lost on the way. The peer asks for one too, but libwebrtc lets up to 3 s pass
     * before (VideoReceiveStream2, {@code kMaxWaitForFrame}), and the question may be lost itself.
     */
    void startAfresh() {
        feed.startAfresh(outlet);
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
            remoteAudio = audio;
            scope.onClose("sound sink", () -> audio.removeSink(sound));
            audio.addSink(sound);
            audio.setEnabled(heard);
        } else if (track instanceof VideoTrack video && remoteCamera == null) {
            remoteCamera = video;
            scope.onClose("picture sink", () -> video.removeSink(pictures));
            video.addSink(pictures);
        }
    }
}
