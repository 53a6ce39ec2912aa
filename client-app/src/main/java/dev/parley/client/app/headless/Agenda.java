package dev.parley.client.app.headless;

import dev.parley.client.app.ExitCode;
import dev.parley.client.core.AppState;
import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.ConnectionPhase;
import dev.parley.client.core.Event;
import dev.parley.client.core.Knock;
import dev.parley.client.core.LinkPhase;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.RoomPhase;
import dev.parley.protocol.RoomId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a headless participant does: enters when server and devices are ready, shows everybody, speaks when all are
 * connected, leaves and comes back as often as asked, and knows when it is over. Core thread and ticker, under its lock.
 */
final class Agenda {
    private static final long REJOIN_NANOS = 30_000_000_000L;

    private final HeadlessOptions options;
    private final Consumer<Event> core;
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private final Optional<String> ticket;
    private boolean devicesReady;
    private boolean entered;
    private boolean spoken;
    private boolean leaving;
    private int rejoinsLeft;
    private @Nullable RoomId room;
    private boolean present;
    private long joinedNanos;

    /** {@code ticket} is of a run under the same name that crashed, if there was one. */
    Agenda(HeadlessOptions options, Consumer<Event> core, Optional<String> ticket) {
        this.options = options;
        this.core = core;
        this.ticket = ticket;
        this.rejoinsLeft = options.rejoin;
        this.room = options.target().room();
    }

    CompletableFuture<Ending> ending() {
        return ending;
    }

    /** Signs in; the rest follows from what happens. */
    void begin() {
        core.accept(new Event.UseCredentials(options.credentials()));
        core.accept(new Event.UseIce(options.iceServers(), "relay".equals(options.ice)));
        core.accept(new Event.TrustRelays(options.turnCertificates));
        core.accept(new Event.ChooseDevices(options.devices()));
        core.accept(new Event.SetCamera(!"off".equals(options.camera)));
        core.accept(new Event.SetMicrophone(!"off".equals(options.mic)));
        core.accept(new Event.ChooseQuality(options.qualityChoice()));
        core.accept(new Event.SignIn(options.name, options.target().server()));
    }

    synchronized void onEvent(Event event, long nanoTime, AppState before, AppState after) {
        if (ending.isDone()) {
            return;
        }
        devicesReady |= event instanceof Event.DevicesChanged;
        showNewcomers(before, after);
        if (after.room().phase() == RoomPhase.JOINED && before.room().phase() != RoomPhase.JOINED) {
            joined(after, nanoTime);
        }
        present = after.room().phase() == RoomPhase.JOINED;
        if (options.admit) {
            admit(before, after);
        }
        failure(event, before, after);
        proceed(after);
    }

    private void joined(AppState state, long nanoTime) {
        joinedNanos = nanoTime;
        leaving = false;
        room = state.room().info() == null ? room : state.room().info().id();
    }

    private void showNewcomers(AppState before, AppState after) {
        after.peers().values().stream()
                .filter(peer -> !before.peers().containsKey(peer.id()))
                .forEach(this::show);
    }

    private void show(PeerState peer) {
        if (options.window == null) {
            core.accept(new Event.ShowPeer(peer.id(), options.view.width(), options.view.height()));
        }
        if (peer.participant().name().equals(options.pin)) {
            core.accept(new Event.PinPeer(peer.id(), true));
        }
    }

    private void proceed(AppState state) {
        switch (state.room().phase()) {
            case NO_ROOM, LEFT -> enterWhenReady(state);
            case JOINED -> inRoom(state);
            case CREATING, CREATED, JOINING, WAITING, LEAVING -> {}
        }
    }

    private void enterWhenReady(AppState state) {
        boolean ready = devicesReady
                && state.auth().phase() == AuthPhase.AUTHENTICATED
                && state.connection().session() != null;
        if (ready && (!entered || leaving)) {
            RoomId target = room;
            if (!entered && target != null) {
                useTicket(target);
            }
            entered = true;
            leaving = false;
            core.accept(enter());
        }
    }

    /** The place of a run that crashed is taken back the first time only: whoever leaves has left. */
    private void useTicket(RoomId target) {
        ticket.ifPresent(kept -> core.accept(new Event.UseTicket(target, kept)));
    }

    private Event enter() {
        RoomId target = room;
        return target == null ? options.creation() : new Event.JoinRoom(target, options.pass());
    }

    private void admit(AppState before, AppState after) {
        List<Knock> known = before.room().door().knocks();
        after.room().door().knocks().stream()
                .filter(knock -> !known.contains(knock))
                .forEach(knock -> core.accept(new Event.AnswerKnock(knock.request(), true)));
    }

    private void inRoom(AppState state) {
        boolean company =
                state.peers().size() >= options.peers && !state.peers().isEmpty();
        if (!company || !state.peers().values().stream().allMatch(PeerState::channelOpen)) {
            return;
        }
        if (!spoken) {
            spoken = true;
            speak();
        }
        if (rejoinsLeft > 0 && !leaving && state.peers().values().stream().allMatch(this::isConnected)) {
            rejoinsLeft--;
            leaving = true;
            core.accept(new Event.LeaveRoom());
        }
    }

    private void speak() {
        for (int i = 0; i < options.say.size(); i++) {
            core.accept(new Event.SendChat("say-" + (i + 1), options.say.get(i)));
        }
    }

    private boolean isConnected(PeerState peer) {
        boolean expectsVideo = peer.participant().media().video() && options.showsPictures();
        return peer.link() == LinkPhase.CONNECTED && (peer.hasVideo() || !expectsVideo);
    }

    private void failure(Event event, AppState before, AppState after) {
        if (after.room().refusal() != null && after.room().phase() != RoomPhase.JOINED) {
            end(ExitCode.REFUSED, after.room().refusal().wire(), after.room().error());
        } else if (after.connection().refusal() != null) {
            end(
                    ExitCode.REFUSED,
                    after.connection().refusal().wire(),
                    after.connection().error());
        } else if (event instanceof Event.SocketClosed(String reason) && !entered) {
            end(ExitCode.UNREACHABLE, "no-server", reason);
        } else if (after.connection().phase() == ConnectionPhase.FAILED) {
            end(
                    entered ? ExitCode.LOST : ExitCode.UNREACHABLE,
                    "connection-lost",
                    after.connection().error());
        } else if (before.room().phase() == RoomPhase.JOINED && after.room().phase() == RoomPhase.NO_ROOM && !leaving) {
            end(ExitCode.LOST, "room-lost", "The meeting ended for this participant.");
        } else if (entered
                && after.room().phase() == RoomPhase.NO_ROOM
                && !after.room().error().isEmpty()) {
            end(ExitCode.OTHER, "join-failed", after.room().error());
        }
    }

    /** Ends when the time is over. Called several times a second. */
    synchronized void onTick(long nanoTime) {
        long inRoomNanos = nanoTime - joinedNanos;
        if (!present || ending.isDone()) {
            return;
        }
        if (rejoinsLeft > 0 && inRoomNanos > REJOIN_NANOS) {
            end(ExitCode.OTHER, "not-connected", "Not everybody was connected 30 seconds after joining.");
        } else if (rejoinsLeft == 0 && options.seconds > 0 && inRoomNanos > options.seconds * 1_000_000_000L) {
            ending.complete(Ending.DONE);
        }
    }

    private void end(ExitCode exit, String code, String error) {
        ending.complete(Ending.of(exit, code, error));
    }
}
