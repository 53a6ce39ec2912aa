package dev.parley.client.app.doctor;

import dev.parley.client.core.DeviceState;
import dev.parley.client.media.MediaSettings;
import dev.parley.client.media.PictureObserver;
import dev.parley.client.text.Texts;
import dev.parley.client.webrtc.NativeLibrary;
import dev.parley.client.webrtc.WebRtcStack;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Opens camera and microphone once, in a process of its own. */
final class DeviceProbe {
    private static final long DEVICES_SECONDS = 15;

    /** The two processes know them by their names in the code. */
    private static final List<Part> PROBED = List.of(Part.LIBRARY, Part.CAMERA, Part.MICROPHONE);

    private DeviceProbe() {}

    /** What the probing process found out, asked from the doctor's. */
    static List<Finding> ask() throws IOException, InterruptedException {
        Probe probe = Probe.run("--probe-devices");
        return read(probe.lines(), probe.ended());
    }

    private static List<Finding> read(List<String> lines, boolean ended) {
        List<Finding> findings = new ArrayList<>();
        for (Part part : PROBED) {
            findings.add(lines.stream()
                    .map(line -> line.split("\t", 3))
                    .filter(parts -> parts.length == 3 && parts[0].equals(part.name()))
                    .map(parts -> new Finding(part, Finding.Verdict.valueOf(parts[1]), parts[2]))
                    .findFirst()
                    .orElseGet(() -> Finding.problem(part, silence(ended))));
        }
        return findings;
    }

    private static String silence(boolean ended) {
        return ended ? Texts.of("app.doctor.probe.ended") : Texts.of("app.doctor.probe.silent", Probe.SECONDS);
    }

    /** Looks at the devices and prints what it finds; the body of the probing process. */
    static void printTo(PrintStream out) throws InterruptedException {
        Optional<String> problem = NativeLibrary.problem();
        if (problem.isPresent()) {
            String text = problem.get();
            for (Part part : PROBED) {
                print(out, part, Finding.problem(part, text));
            }
            return;
        }
        print(out, Part.LIBRARY, libraryLoads());
        CompletableFuture<Map<Part, DeviceState>> devices = new CompletableFuture<>();
        try (WebRtcStack stack = new WebRtcStack(
                MediaSettings.devices("doctor"),
                (key, event) -> {},
                (microphone, camera) -> devices.complete(Map.of(Part.CAMERA, camera, Part.MICROPHONE, microphone)),
                PictureObserver.NONE)) {
            stack.prepare();
            devices.get(DEVICES_SECONDS, TimeUnit.SECONDS)
                    .forEach((part, device) -> print(out, part, finding(part, device)));
        } catch (ExecutionException | TimeoutException e) {
            out.flush();
        }
    }

    /** What is said of a media library that works. */
    static Finding libraryLoads() {
        return Finding.ok(Part.LIBRARY, Texts.of("app.doctor.library.ok"));
    }

    static Finding finding(Part part, DeviceState device) {
        return device.problem().isEmpty() && device.available()
                ? Finding.ok(part, device.name())
                : Finding.problem(part, device.problem());
    }

    private static void print(PrintStream out, Part part, Finding finding) {
        out.println(part.name() + "\t" + finding.verdict().name() + "\t" + finding.text());
        out.flush();
    }
}
