package dev.parley.client.app.doctor;

import dev.parley.client.core.RelayCertificates;
import dev.parley.client.text.Texts;
import dev.parley.protocol.IceServer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything the doctor looks at, one after the other, as long as the thread is not interrupted. Takes up to a minute where nothing
 * answers.
 */
public final class Checkup {
    private static final int OLDEST_JAVA = 25;
    private static final Set<Part> OPTIONAL = Set.of(Part.CAMERA, Part.MICROPHONE, Part.SCREEN);

    private final Subject subject;

    /**
     * What is looked at besides this computer.
     *
     * @param server signaling server to greet; null for one of its own
     * @param stun STUN server to ask, null for none
     * @param turn TURN server to ask, null for none
     * @param devices what is known of camera and microphone already, because they are in use; empty to open them
     * @param unnamed what to say where no STUN or TURN server is named; empty to say how to name one on the command line
     * @param screen whether it is looked at if a screen can be captured; not where nobody could share one
     */
    public record Subject(
            @Nullable URI server,
            @Nullable String stun,
            @Nullable IceServer turn,
            RelayCertificates certificates,
            List<Finding> devices,
            String unnamed,
            boolean screen) {
        public Subject {
            devices = List.copyOf(devices);
        }
    }

    /** Where news goes. On the thread that runs it. */
    public interface Progress {
        /**
         * Something is looked at next.
         *
         * @param share of all that is done already, 0 to 1
         */
        void looksAt(Part part, double share);

        /** This was found. */
        void found(Finding finding);
    }

    private record Step(Part part, Look look) {}

    /** Looks at something; blocks for some seconds at most. */
    private interface Look {
        List<Finding> look() throws IOException, InterruptedException;
    }

    public Checkup(Subject subject) {
        this.subject = subject;
    }

    /**
     * Whether nobody can meet without what was looked at. Without a camera, a microphone or a screen to share one still sees and
     * hears the others; a server that was named is needed by whoever named it.
     */
    static boolean isNeeded(Finding finding) {
        return !OPTIONAL.contains(finding.part());
    }

    /** Looks at all of it. */
    public void run(Progress progress) throws IOException, InterruptedException {
        List<Step> steps = steps();
        for (int i = 0; i < steps.size(); i++) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            progress.looksAt(steps.get(i).part(), (double) i / steps.size());
            steps.get(i).look().look().forEach(progress::found);
        }
    }

    private List<Step> steps() {
        IceCheck ice = new IceCheck();
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(Part.JAVA, () -> List.of(java())));
        steps.add(new Step(Part.DEVICES, this::devices));
        if (subject.screen()) {
            steps.add(new Step(
                    Part.SCREEN, () -> List.of(ScreenCheck.look(System.getProperty("os.name"), System.getenv()))));
        }
        steps.add(new Step(Part.SIGNALING, () -> List.of(SignalingCheck.run(subject.server()))));
        steps.add(new Step(
                Part.STUN,
                () -> List.of(unnamed(Part.STUN, subject.stun()).orElseGet(() -> ice.stun(subject.stun())))));
        steps.add(new Step(Part.TURN, () -> List.of(turn(ice))));
        return steps;
    }

    private List<Finding> devices() throws IOException, InterruptedException {
        return subject.devices().isEmpty() ? DeviceProbe.ask() : subject.devices();
    }

    private Optional<Finding> unnamed(Part part, @Nullable Object named) {
        return named == null && !subject.unnamed().isEmpty()
                ? Optional.of(Finding.notChecked(part, subject.unnamed()))
                : Optional.empty();
    }

    private Finding turn(IceCheck ice) throws IOException, InterruptedException {
        IceServer server = subject.turn();
        Optional<Finding> unnamed = unnamed(Part.TURN, server);
        if (unnamed.isPresent()) {
            return unnamed.get();
        }
        return server == null || IceCheck.asks(server.urls().getFirst())
                ? ice.turn(server)
                : RelayCheck.turn(server, subject.certificates());
    }

    private static Finding java() {
        Runtime.Version version = Runtime.version();
        return version.feature() >= OLDEST_JAVA
                ? Finding.ok(Part.JAVA, version.toString())
                : Finding.problem(
                        Part.JAVA, Texts.of("app.doctor.java.old", version.toString(), String.valueOf(OLDEST_JAVA)));
    }
}
