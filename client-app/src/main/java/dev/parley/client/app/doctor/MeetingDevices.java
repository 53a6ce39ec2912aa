package dev.parley.client.app.doctor;

import dev.parley.client.core.AppState;
import dev.parley.client.core.DeviceState;
import dev.parley.client.text.Texts;
import java.util.List;

/** What a meeting knows of the devices it uses: another process would find them busy. */
public final class MeetingDevices {
    private MeetingDevices() {}

    /** The lines that the doctor would otherwise find out itself. */
    public static List<Finding> of(AppState.Media media) {
        return List.of(
                DeviceProbe.libraryLoads(),
                inUse(Part.CAMERA, media.camera()),
                inUse(Part.MICROPHONE, media.microphone()));
    }

    private static Finding inUse(Part part, DeviceState device) {
        Finding found = DeviceProbe.finding(part, device);
        return found.verdict() == Finding.Verdict.OK
                ? Finding.ok(part, Texts.of("app.doctor.device.in-use", found.text()))
                : found;
    }
}
