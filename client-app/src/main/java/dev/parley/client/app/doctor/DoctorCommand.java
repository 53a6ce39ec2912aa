package dev.parley.client.app.doctor;

import dev.parley.client.app.CertificatesOption;
import dev.parley.client.app.ExitCode;
import dev.parley.client.app.ServerAddress;
import dev.parley.client.app.TurnServer;
import dev.parley.client.core.RelayCertificates;
import dev.parley.client.text.Language;
import dev.parley.client.text.Texts;
import dev.parley.protocol.IceServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parley doctor}. Ends with 1 if something does not work that every meeting needs, or that was named. */
@Command(
        name = "parley doctor",
        description = "Looks what works on this computer, and says what to do about the rest.",
        footer = {"", "What each sign in the window means is in docs/troubleshooting.md."},
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
    private final PrintStream out;

    @Option(
            names = "--server",
            paramLabel = "URL",
            converter = ServerAddress.class,
            description = "signaling server to greet (default: one of its own)")
    private @Nullable URI server;

    @Option(names = "--stun", paramLabel = "URL", description = "STUN server to ask, stun:HOST:PORT")
    private @Nullable String stun;

    @Option(
            names = "--turn",
            paramLabel = "URL,USER,PASS",
            converter = TurnServer.class,
            description = "TURN server to ask, turn:HOST:PORT,USER,PASS")
    private @Nullable IceServer turn;

    @Option(
            names = "--turn-certificates",
            paramLabel = "checked|any",
            converter = CertificatesOption.class,
            description = CertificatesOption.DESCRIPTION)
    private RelayCertificates certificates = RelayCertificates.CHECKED;

    @Option(names = "--probe-relay", hidden = true, description = "ask the TURN server in this process")
    private boolean probeRelay;

    @Option(names = "--probe-devices", hidden = true, description = "look at the devices in this process")
    private boolean probeDevices;

    @Option(names = "--language", hidden = true, description = "what the window speaks that started this process")
    private @Nullable Language language;

    /** Prints its report to {@code out}. */
    public DoctorCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (language != null) {
            Texts.speak(language);
        }
        if (probeDevices) {
            DeviceProbe.printTo(out);
            return ExitCode.DONE.number();
        }
        if (probeRelay && turn != null) {
            RelayProbe.printTo(out, turn, certificates);
            return ExitCode.DONE.number();
        }
        List<Finding> found = new ArrayList<>();
        new Checkup(new Checkup.Subject(server, stun, turn, certificates, List.of(), "", true)).run(printing(found));
        return exitCode(found).number();
    }

    static ExitCode exitCode(List<Finding> found) {
        boolean works = found.stream()
                .noneMatch(finding -> finding.verdict() == Finding.Verdict.PROBLEM && Checkup.isNeeded(finding));
        return works ? ExitCode.DONE : ExitCode.OTHER;
    }

    /** Line by line, as soon as each is known. */
    private Checkup.Progress printing(List<Finding> all) {
        return new Checkup.Progress() {
            @Override
            public void looksAt(Part part, double share) {
                out.flush();
            }

            @Override
            public void found(Finding finding) {
                all.add(finding);
                out.println(finding);
                out.flush();
            }
        };
    }
}
