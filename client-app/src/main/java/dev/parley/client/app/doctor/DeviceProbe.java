package dev.parley.client.app.doctor;

import dev.parley.client.core.DeviceState;
import dev.parley.client.media.MediaSettings;
import dev.parley.client.media.PictureObserver;
import dev.parley.client.webrtc.NativeLibrary;
import dev.parley.client.webrtc.WebRtcStack;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Opens camera and microphone once, in a process of its own. */
final class DeviceProbe {
    private static final long DEVICES_SECONDS = 15;
    private static final List<String> NAMES = List.of("media library", "camera", "microphone");

    private DeviceProbe() {}

    /** What the probing process found out, asked from the doctor's. */
    static List<Finding> ask() throws IOException, InterruptedException {
        Probe probe = Probe.run("--probe-devices");
        return read(probe.lines(), probe.ended());
    }

    private static List<Finding> read(List<String> lines, boolean ended) {
        List<Finding> findings = new ArrayList<>();
        for (String name : NAMES) {
            findings.add(lines.stream()
                    .map(line -> line.split("\t", 3))
                    .filter(parts -> parts.length == 3 && parts[0].equals(name))
                    .map(parts -> new Finding(name, Finding.Verdict.valueOf(parts[1]), parts[2]))
                    .findFirst()
                    .orElseGet(() -> Finding.problem(name, silence(ended))));
        }
        return findings;
    }

    private static String silence(boolean ended) {
        return ended
                ? "Looking for it ended the probing process. Update the sound and video drivers, then try again."
                : "No answer within " + Probe.SECONDS
                        + " seconds. Restart the sound system, unplug and replug the device.";
    }

    /** Looks at the devices and prints what it finds; the body of the probing process. */
    static void printTo(PrintStream out) throws InterruptedException {
        Optional<String> problem = NativeLibrary.problem();
        if (problem.isPresent()) {
            String text = problem.get();
            NAMES.forEach(name -> print(out, Finding.problem(name, text)));
            return;
        }
        print(out, Finding.ok("media library", "webrtc-java loads"));
        CompletableFuture<List<Finding>> devices = new CompletableFuture<>();
        try (WebRtcStack stack = new WebRtcStack(
                MediaSettings.devices("doctor"),
                (key, event) -> {},
                (microphone, camera) ->
                        devices.complete(List.of(finding("camera", camera), finding("microphone", microphone))),
                PictureObserver.NONE)) {
            stack.prepare();
            devices.get(DEVICES_SECONDS, TimeUnit.SECONDS).forEach(finding -> print(out, finding));
        } catch (ExecutionException | TimeoutException e) {
            out.flush();
        }
    }

    static Finding finding(String what, DeviceState device) {
        return device.problem().isEmpty() && device.available()
                ? Finding.ok(what, device.name())
                : Finding.problem(what, device.problem());
    }

    private static void print(PrintStream out, Finding finding) {
        out.println(finding.what() + "\t" + finding.verdict().name() + "\t" + finding.text());
        out.flush();
    }
}
