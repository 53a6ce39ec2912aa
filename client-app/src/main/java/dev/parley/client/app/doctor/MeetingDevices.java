package dev.parley.client.app.doctor;

import dev.parley.client.core.AppState;
import dev.parley.client.core.DeviceState;
import java.util.List;

/** What a meeting knows of the devices it uses: another process would find them busy. */
public final class MeetingDevices {
    private MeetingDevices() {}

    /** The lines that the doctor would otherwise find out itself. */
    public static List<Finding> of(AppState.Media media) {
        return List.of(
                Finding.ok("media library", "webrtc-java loads"),
                inUse("camera", media.camera()),
                inUse("microphone", media.microphone()));
    }

    private static Finding inUse(String what, DeviceState device) {
        Finding found = DeviceProbe.finding(what, device);
        return found.verdict() == Finding.Verdict.OK
                ? Finding.ok(what, found.text() + ", in use by this meeting")
                : found;
    }
}
