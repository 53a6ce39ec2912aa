package dev.parley.client.app.doctor;

import dev.parley.client.core.LinkCommand;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkKey;
import dev.parley.client.core.RelayCertificates;
import dev.parley.client.media.MediaSettings;
import dev.parley.client.media.PictureObserver;
import dev.parley.client.text.Texts;
import dev.parley.client.webrtc.NativeLibrary;
import dev.parley.client.webrtc.WebRtcStack;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.ParticipantId;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks a TURN server for a relay exactly as a call would, in a process of its own: which certificates are accepted, only the
 * media library knows.
 */
final class RelayProbe {
    /** Stands for a server that has neither given a relay nor refused one. */
    static final String SILENCE = "it does not answer";

    private static final long GATHERING_SECONDS = 15;
    private static final String PREFIX = "relay\t";
    private static final MediaSettings SILENT =
            new MediaSettings(MediaSettings.Camera.OFF, 320, 180, 1, MediaSettings.Microphone.OFF, "doctor");

    private RelayProbe() {}

    /** Why there is no relay, as in {@link LinkEvent.RelaysTried}; empty if there is one. */
    static String ask(IceServer server, RelayCertificates certificates) throws IOException, InterruptedException {
        return Probe.run(
                        "--probe-relay",
                        "--turn",
                        server.urls().getFirst() + "," + server.username() + "," + server.credential(),
                        "--turn-certificates",
                        certificates.name().toLowerCase(Locale.ROOT))
                .lines()
                .stream()
                .filter(line -> line.startsWith(PREFIX))
                .map(line -> line.substring(PREFIX.length()))
                .findFirst()
                .orElse(SILENCE);
    }

    /** Asks and prints the answer; the body of the probing process. */
    static void printTo(PrintStream out, IceServer server, RelayCertificates certificates) {
        out.println(PREFIX + NativeLibrary.problem().orElseGet(() -> gather(server, certificates)));
        out.flush();
    }

    private static String gather(IceServer server, RelayCertificates certificates) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        LinkKey key = new LinkKey(new ParticipantId("relay"), 1);
        try (WebRtcStack stack = new WebRtcStack(
                SILENT, (link, event) -> follow(event, answer), (microphone, camera) -> {}, PictureObserver.NONE)) {
            stack.trustRelays(certificates);
            stack.execute(key, new LinkCommand.Open(List.of(server), true, true));
            stack.execute(key, new LinkCommand.MakeOffer(false));
            return answer.completeOnTimeout(SILENCE, GATHERING_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
    }

    private static void follow(LinkEvent event, CompletableFuture<String> answer) {
        if (event instanceof LinkEvent.CandidateFound(var candidate)
                && candidate.candidate().contains(" typ relay")) {
            answer.complete("");
        } else if (event instanceof LinkEvent.RelaysTried(String unusable, String reason)) {
            answer.complete(unusable.isEmpty() ? Texts.of("app.doctor.relay.address-incomplete") : reason);
        } else if (event instanceof LinkEvent.Failed(LinkEvent.Operation _, String message)) {
            answer.complete(message);
        }
    }
}
