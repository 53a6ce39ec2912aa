package dev.parley.client.core;

import dev.parley.client.core.DeviceTexts.Kind;

/** Which devices there are, which are wanted, and trying them out before a meeting. */
final class DevicesUpdate {
    /** A computer that is overloaded stands still for some seconds; nobody else comes to it meanwhile. */
    static final long REAL_SLEEP_MS = 10_000;

    private DevicesUpdate() {}

    static Next<AppState> choose(AppState state, DeviceChoice choice) {
        AppState.Devices devices = state.media().devices();
        return choice.equals(devices.choice())
                ? Next.same(state)
                : Next.of(with(state, devices.withChoice(choice)), new Effect.UseDevices(choice));
    }

    /** In a meeting, people are told of a device that went or came back. */
    static Next<AppState> listed(AppState state, DeviceList list) {
        AppState.Devices devices = state.media().devices();
        DeviceList before = devices.list();
        AppState now = with(state, devices.withList(list));
        if (before == null || !isInside(state)) {
            return Next.same(now);
        }
        DeviceChoice choice = devices.choice();
        return tell(now, Kind.MICROPHONE, choice.microphone(), before.microphones(), list.microphones())
                .then(s -> tell(s, Kind.SPEAKER, choice.speaker(), before.speakers(), list.speakers()));
    }

    private static Next<AppState> tell(AppState state, Kind kind, String chosen, DeviceNames before, DeviceNames now) {
        String used = before.used(chosen);
        String next = now.used(chosen);
        boolean gone = !used.isEmpty() && !now.all().contains(used);
        boolean came = !next.isEmpty() && !next.equals(used) && !before.all().contains(next);
        if (gone && next.isEmpty() && kind == Kind.MICROPHONE) {
            return Next.same(state); // its own state says so for as long as it lasts
        }
        if (gone) {
            return NoticeUpdate.add(state, Notice.Severity.WARNING, DeviceTexts.gone(kind, used, next));
        }
        return came
                ? NoticeUpdate.add(state, Notice.Severity.SUCCESS, DeviceTexts.taken(kind, next))
                : Next.same(state);
    }

    /** Trying the devices out begins, with those on that a meeting would begin with, or ends. */
    static Next<AppState> check(AppState state, boolean on) {
        AppState.Devices devices = state.media().devices();
        if (on == devices.checking()) {
            return Next.same(state);
        }
        AppState now = with(state, devices.withChecking(on));
        Effect.CheckDevices check = new Effect.CheckDevices(on);
        if (on) {
            // First the wishes: a camera that is not wanted must not be opened for a moment.
            return Next.of(now, MediaUpdate.devicesOn(now)).and(check);
        }
        Next<AppState> ended = Next.of(now, check);
        return isOut(now) ? ended.and(MediaUpdate.devicesOff()) : ended;
    }

    /** Also while the server is away. */
    private static boolean isInside(AppState state) {
        return state.room().phase() == RoomPhase.JOINED;
    }

    private static boolean isOut(AppState state) {
        return switch (state.room().phase()) {
            case NO_ROOM, WAITING, LEAVING, LEFT -> true;
            case CREATING, CREATED, JOINING, JOINED -> false;
        };
    }

    /**
     * After a sleep nobody is heard or seen before they say so: somebody else may have opened the lid. That holds for the
     * computer's own devices; what makes its sound and pictures itself can betray nobody.
     */
    static Next<AppState> woke(AppState state, long asleepMs) {
        AppState.Media media = state.media();
        boolean used = !isOut(state) || media.devices().checking();
        if (asleepMs < REAL_SLEEP_MS || media.devices().list() == null || !used) {
            return Next.same(state);
        }
        boolean microphone = media.microphoneOn() && media.microphone().available();
        boolean camera = media.cameraOn() && media.camera().available();
        Next<AppState> off = MediaUpdate.setMicrophone(state, false).then(s -> MediaUpdate.setCamera(s, false));
        return microphone || camera
                ? off.then(s -> NoticeUpdate.add(s, Notice.Severity.WARNING, DeviceTexts.slept(microphone, camera)))
                : off;
    }

    private static AppState with(AppState state, AppState.Devices devices) {
        return state.withMedia(state.media().withDevices(devices));
    }
}
