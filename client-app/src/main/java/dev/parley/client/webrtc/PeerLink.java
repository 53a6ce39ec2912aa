package dev.parley.client.webrtc;

import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtcpMuxPolicy;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import dev.parley.client.core.AudioFormat;
import dev.parley.client.core.LinkCommand;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkEvent.Transport;
import dev.parley.client.core.RelayCertificates;
import dev.parley.client.media.LevelMeter;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One peer connection. Owner thread. */
final class PeerLink {
    private static final Logger LOG = LoggerFactory.getLogger(PeerLink.class);
    private static final long SAMPLE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How long after connecting the statistics are asked at every tick for the first audio packet. */
    private static final long LISTEN_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final LinkScope scope;
    private final RTCPeerConnection connection;
    private final ParleyChannel channel;
    private final LinkMedia media;
    private final Negotiator negotiator;
    private final StatsSampler sampler = new StatsSampler();
    private final Silence silence = new Silence();
    private final OwnSound ownSound;
    private Route route;
    private long nextSample = System.nanoTime() + SAMPLE_NANOS;
    private long listenUntil;
    private boolean connected;
    private boolean heard;

    /** Until the library answers, which it does on a thread of its own. */
    private volatile boolean asking;

    private OptionalDouble microphoneLevel = OptionalDouble.empty();

    /** Builds it. If that fails, the scope is closed, and with it what was built. */
    PeerLink(LinkScope scope, Route route, Engine engine, CameraFeed feed, FrameSlots.Seat seat, OwnSound ownSound) {
        this.scope = scope;
        this.route = route;
        this.ownSound = ownSound;
        try {
            LinkMedia.Own own = new LinkMedia.Own(
                    engine.microphone().track(),
                    OwnVideo.open("camera", engine, scope),
                    OwnVideo.open("screen", engine, scope));
            this.connection = connect(route, engine);
            this.channel = new ParleyChannel(connection, scope);
            this.media = new LinkMedia(connection, scope, own, feed, pictures(scope, seat), sound(seat.level()));
            if (ownSound == OwnSound.NONE || !engine.microphone().sends()) {
                media.withoutMicrophone();
            }
            this.negotiator = new Negotiator(connection, scope, ownSound.packetMs(), media::attachRemote);
        } catch (RuntimeException | Error e) {
            scope.close();
            throw e;
        }
    }

    private RTCPeerConnection connect(Route route, Engine engine) {
        LinkObserver observer = new LinkObserver(
                scope, candidate -> scope.emit(new LinkEvent.CandidateFound(candidate)), this::transport);
        RTCPeerConnection opened = engine.connect(configuration(route), observer);
        scope.onClose("connection", () -> NativeConnection.close(opened));
        return opened;
    }

    private static PictureSink pictures(LinkScope scope, FrameSlots.Seat seat) {
        return new PictureSink(
                scope.key().peer(),
                seat.slot(),
                seat.observer(),
                (width, height) -> scope.post(() -> scope.emit(new LinkEvent.FirstFrame(width, height))));
    }

    private static AudioTrackSink sound(LevelMeter meter) {
        return (data, bitsPerSample, sampleRate, channels, frames) ->
                Callbacks.guard(() -> meter.add(data, System.nanoTime()));
    }

    /**
     * Besides a socket for each address of this computer there is one that is bound to none: it goes on over whatever address there is
     * after a change of the network, of which the library itself learns up to 2 s late (BasicNetworkManager,
     * {@code kNetworksUpdateIntervalMs}). An ICE restart in between still finds the new address, just as late. webrtc-java
     * 0.14 offers none of libwebrtc's settings for ICE's timing.
     */
    private static RTCConfiguration configuration(Route route) {
        RTCConfiguration configuration = new RTCConfiguration();
        configuration.iceServers = UsableServers.of(route.servers(), route.certificates());
        configuration.iceTransportPolicy = route.relayOnly() ? RTCIceTransportPolicy.RELAY : RTCIceTransportPolicy.ALL;
        configuration.bundlePolicy = RTCBundlePolicy.MAX_BUNDLE;
        configuration.rtcpMuxPolicy = RTCRtcpMuxPolicy.REQUIRE;
        configuration.portAllocatorConfig.setEnableAnyAddressPorts(true);
        return configuration;
    }

    void execute(LinkCommand command) {
        switch (command) {
            case LinkCommand.MakeOffer offer -> negotiator.makeOffer(offer);
            case LinkCommand.ApplyOffer offer -> negotiator.applyOffer(offer);
            case LinkCommand.MakeAnswer() -> negotiator.makeAnswer();
            case LinkCommand.ApplyAnswer answer -> negotiator.applyAnswer(answer);
            case LinkCommand.AddCandidate(var candidate) -> negotiator.addCandidate(candidate);
            case LinkCommand.Send(var message) -> channel.send(message);
            case LinkCommand.SetVideo(var format) -> media.setVideo(format);
            case LinkCommand.SetAudio(var format) -> setAudio(format);
            case LinkCommand.SetHeard(var wanted) -> media.setHeard(wanted);
            case LinkCommand.SetIceServers wanted -> reroute(route.with(wanted));
            case LinkCommand.Open open -> throw new IllegalStateException("Already open: " + scope.key());
            case LinkCommand.Close() -> close();
        }
    }

    private void setAudio(AudioFormat format) {
        if (ownSound == OwnSound.ADAPTED) {
            negotiator.setPacketMs(format.packetMs());
            media.setAudioBitrate(format.maxBitrate());
        }
    }

    /** Sends the sound of this microphone from now on, without a negotiation. */
    void useMicrophone(Microphone microphone) {
        if (ownSound != OwnSound.NONE && microphone.sends()) {
            media.setMicrophone(microphone.track());
        } else {
            media.withoutMicrophone();
        }
    }

    void trustRelays(RelayCertificates certificates) {
        if (route.certificates() != certificates) {
            reroute(route.trusting(certificates));
        }
    }

    /**
     * The next ICE restart looks for ways there. The library refuses any change but of the servers and the transport policy
     * (peer_connection.cc, {@code SetConfiguration}), so all else is as it was when the connection was made.
     */
    private void reroute(Route next) {
        try {
            connection.setConfiguration(configuration(next));
            route = next;
        } catch (RuntimeException e) {
            LOG.warn(
                    "peer={} Other STUN and TURN servers could not be set: {}",
                    scope.key().peer(),
                    e.toString());
        }
    }

    private void transport(Transport transport) {
        switch (transport) {
            case CONNECTED -> connected();
            case DISCONNECTED, FAILED -> media.setInterrupted(true);
            case NEW, CONNECTING, CLOSED -> {}
        }
        scope.emit(new LinkEvent.TransportChanged(transport));
    }

    private void connected() {
        media.setInterrupted(false);
        media.connected();
        if (connected) {
            media.startAfresh();
        }
        connected = true;
        listenUntil = System.nanoTime() + LISTEN_NANOS;
    }

    /** Asks for statistics when it is time, and always around an interruption; called about ten times a second. */
    void tick() {
        long now = System.nanoTime();
        boolean due = now - nextSample >= 0;
        boolean listening = !heard && now - listenUntil < 0;
        if (!connected || asking || !(due || listening || silence.isWatched())) {
            return;
        }
        if (due) {
            nextSample = now + SAMPLE_NANOS;
        }
        asking = true;
        try {
            connection.getStats(report -> Callbacks.guard(() -> answered(report, due)));
        } catch (RuntimeException | Error e) {
            asking = false;
            throw e;
        }
    }

    private void answered(RTCStatsReport report, boolean due) {
        if (!scope.post(() -> take(report, due))) {
            asking = false;
        }
    }

    private void take(RTCStatsReport report, boolean due) {
        asking = false;
        if (!heard && StatsSampler.heard(report)) {
            heard = true;
            scope.emit(new LinkEvent.FirstAudio());
        }
        long now = System.nanoTime();
        if (silence.endsWith(StatsSampler.received(report), now)) {
            media.setInterrupted(false);
            media.startAfresh();
        } else if (silence.isLasting(now)) {
            media.setInterrupted(true);
        }
        microphoneLevel = StatsSampler.microphoneLevel(report);
        if (due) {
            scope.emit(new LinkEvent.Sampled(sampler.sample(report)));
        }
    }

    /** How loud the own microphone was at the last sample, 0 to 1. */
    OptionalDouble microphoneLevel() {
        return microphoneLevel;
    }

    /** Takes it apart completely, whatever fails on the way. */
    void close() {
        scope.close();
    }
}
