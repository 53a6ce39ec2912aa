package dev.parley.client.webrtc;

import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.parley.client.core.LinkCommand;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkKey;
import dev.parley.client.media.FrameSlot;
import dev.parley.client.media.LevelMeter;
import dev.parley.client.media.PictureObserver;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Connects this process to itself once, with pictures and without sound. Whatever a first connection loads and initialises
 * (classes, certificates, codecs, about half a second) is then there before anybody waits for it. Owner thread.
 */
final class WarmUp {
    private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final CameraFeed feed;
    private final Runnable done;
    private final long deadline = System.nanoTime() + TIMEOUT_NANOS;
    private final Side offerer;
    private final Side answerer;
    private boolean finished;

    /**
     * Starts connecting.
     *
     * @param done runs once: when both sides have seen a picture, or after two seconds
     */
    WarmUp(Engine engine, OwnerThread owner, Route route, Runnable done) {
        this.done = done;
        this.feed = new CameraFeed(owner, new FrameSlot());
        feed.open();
        this.offerer = new Side(engine, owner, route, true);
        try {
            this.answerer = new Side(engine, owner, route, false);
        } catch (RuntimeException | Error e) {
            offerer.link.close();
            throw e;
        }
        offerer.link.execute(new LinkCommand.MakeOffer(false));
    }

    /** Feeds a picture, and looks whether it is over. Called every some 20 ms. */
    void tick() {
        if (finished) {
            return;
        }
        if ((offerer.sees && answerer.sees) || System.nanoTime() - deadline >= 0) {
            stop();
            done.run();
            return;
        }
        NativeI420Buffer picture = NativeI420Buffer.allocate(Outlet.UNTIL_ASKED.width(), Outlet.UNTIL_ASKED.height());
        feed.capture(picture, System.nanoTime());
        picture.release();
    }

    /** Closes both sides. */
    void stop() {
        if (!finished) {
            finished = true;
            feed.blank();
            offerer.link.close();
            answerer.link.close();
        }
    }

    private final class Side {
        private final PeerLink link;
        private final List<IceCandidate> early = new ArrayList<>();
        private boolean described;
        private boolean sees;

        Side(Engine engine, OwnerThread owner, Route route, boolean offers) {
            LinkKey key = new LinkKey(new ParticipantId(offers ? "warm-up-1" : "warm-up-2"), 0);
            this.link = new PeerLink(
                    new LinkScope(key, owner, (from, event) -> take(event)),
                    route,
                    engine,
                    feed,
                    new FrameSlots.Seat(new FrameSlot(), new LevelMeter(), PictureObserver.NONE),
                    OwnSound.NONE);
        }

        private Side other() {
            return this == offerer ? answerer : offerer;
        }

        private void take(LinkEvent event) {
            switch (event) {
                case LinkEvent.OfferMade(var sdp) -> other().link.execute(new LinkCommand.ApplyOffer(sdp, false));
                case LinkEvent.AnswerMade(var sdp) -> other().link.execute(new LinkCommand.ApplyAnswer(sdp));
                case LinkEvent.OfferApplied() -> {
                    described();
                    link.execute(new LinkCommand.MakeAnswer());
                }
                case LinkEvent.AnswerApplied() -> described();
                case LinkEvent.CandidateFound(var candidate) -> other().add(candidate);
                case LinkEvent.FirstFrame first -> sees = true;
                case LinkEvent.Failed failed -> sees = true;
                case LinkEvent.TransportChanged changed -> {}
                case LinkEvent.ChannelOpened opened -> {}
                case LinkEvent.ChannelClosed closed -> {}
                case LinkEvent.Received received -> {}
                case LinkEvent.RelaysTried tried -> {}
                case LinkEvent.Ended ended -> {}
                case LinkEvent.FirstAudio audio -> {}
                case LinkEvent.Sampled sampled -> {}
            }
        }

        private void described() {
            described = true;
            early.forEach(this::add);
            early.clear();
        }

        private void add(IceCandidate candidate) {
            if (described) {
                link.execute(new LinkCommand.AddCandidate(candidate));
            } else {
                early.add(candidate);
            }
        }
    }
}
