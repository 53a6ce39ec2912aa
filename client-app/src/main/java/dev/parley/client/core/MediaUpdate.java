package dev.parley.client.core;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.Right;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;

/** The own microphone, camera and hand. */
final class MediaUpdate {
    private MediaUpdate() {}

    /** What the others are told: a device that is wanted but not there sends nothing. */
    static MediaState sent(AppState state) {
        return sent(state, role(state));
    }

    /** The same in that role; some send nothing. */
    static MediaState sent(AppState state, Role role) {
        AppState.Media media = state.media();
        return !role.may(Right.SEND_MEDIA)
                ? MediaState.OFF
                : new MediaState(
                        media.microphoneOn() && media.microphone().available(),
                        isFilming(state) && media.camera().available(),
                        false);
    }

    /** Before the server has said: what most are. */
    private static Role role(AppState state) {
        Participant self = state.room().self();
        return self == null ? Role.PARTICIPANT : self.role();
    }

    private static boolean maySend(AppState state) {
        return role(state).may(Right.SEND_MEDIA);
    }

    private static boolean isHeard(AppState state) {
        return state.media().microphoneOn() && maySend(state);
    }

    private static boolean isFilming(AppState state) {
        return maySend(state) && state.media().cameraOn() && state.mesh().choice() != QualityChoice.AUDIO_ONLY;
    }

    /** Outside a room the devices stay off; the wish is kept. */
    static Effect[] devicesOn(AppState state) {
        return new Effect[] {new Effect.Microphone(isHeard(state)), new Effect.Camera(isFilming(state))};
    }

    static Effect[] devicesOff() {
        return new Effect[] {new Effect.Microphone(false), new Effect.Camera(false)};
    }

    /** Inside, where the devices were off until now or may be used in another way than before: as wanted, and the others are told. */
    static Next<AppState> begin(AppState state) {
        return announce(state, sent(state)).and(devicesOn(state));
    }

    static Next<AppState> setMicrophone(AppState state, boolean on) {
        return changed(state, state.withMedia(state.media().withMicrophoneOn(on)))
                .then(s -> ifUsed(s, new Effect.Microphone(isHeard(s))))
                .then(s -> on ? Next.same(s) : DoorUpdate.answered(s));
    }

    static Next<AppState> setCamera(AppState state, boolean on) {
        return changed(state, state.withMedia(state.media().withCameraOn(on)))
                .then(s -> ifUsed(s, new Effect.Camera(isFilming(s))));
    }

    /** Audio only also stops the camera, and asks the others for no pictures. */
    static Next<AppState> choose(AppState state, QualityChoice choice) {
        if (choice == state.mesh().choice()) {
            return Next.same(state);
        }
        return changed(state, state.withMesh(state.mesh().withChoice(choice)))
                .then(s -> isFilming(s) == isFilming(state) ? Next.same(s) : ifUsed(s, new Effect.Camera(isFilming(s))))
                .then(s -> ViewUpdate.choose(s, choice))
                .then(MeshUpdate::refresh);
    }

    static Next<AppState> devices(AppState state, Event.DevicesChanged event) {
        return changed(state, state.withMedia(state.media().withStates(event.microphone(), event.camera())));
    }

    static Next<AppState> capture(AppState state, CaptureFormat format) {
        return MeshUpdate.refresh(state.withMedia(state.media().withCapture(format)));
    }

    /** Also while the devices are tried out. */
    private static Next<AppState> ifUsed(AppState state, Effect effect) {
        if (state.media().devices().checking()) {
            return Next.of(state, effect);
        }
        return switch (state.room().phase()) {
            case JOINING, JOINED -> Next.of(state, effect);
            case NO_ROOM, CREATING, CREATED, WAITING, LEAVING, LEFT -> Next.same(state);
        };
    }

    private static Next<AppState> changed(AppState before, AppState after) {
        MediaState sent = sent(after);
        return sent.equals(sent(before)) ? Next.same(after) : announce(after, sent);
    }

    /** Also while the join is being answered: the server takes messages in order. */
    private static Next<AppState> announce(AppState state, MediaState sent) {
        Participant self = state.room().self();
        AppState shown = self == null ? state : state.withRoom(state.room().withSelf(self.withMedia(sent)));
        RoomId room = state.room().target();
        boolean heard = ConnectionUpdate.isUp(state)
                && (state.room().phase() == RoomPhase.JOINED || Requests.awaits(state, Request.JoinRoom.class));
        return room == null || !heard ? Next.same(shown) : Requests.tell(shown, new ClientMessage.SetMedia(room, sent));
    }

    static Next<AppState> raiseHand(AppState state, boolean raised) {
        Participant self = state.room().self();
        RoomId room = state.room().target();
        if (self == null || room == null || !RoomReplies.isMember(state)) {
            return Next.same(state);
        }
        AppState shown = state.withRoom(state.room().withSelf(self.withPresence(self.presence(), raised)));
        return Requests.tell(shown, new ClientMessage.SetPresence(room, self.presence(), raised));
    }

    /** What the server may not have heard while it was away. */
    static Next<AppState> announcePresence(AppState state) {
        Participant self = state.room().self();
        RoomId room = state.room().target();
        return self == null || room == null
                ? Next.same(state)
                : Requests.tell(state, new ClientMessage.SetPresence(room, self.presence(), self.handRaised()));
    }
}
