package dev.parley.client.app.headless;

import dev.parley.client.app.Client;
import dev.parley.client.app.ExitCode;
import dev.parley.client.app.Interruption;
import dev.parley.client.app.UserFolder;
import dev.parley.client.app.window.WindowBeside;
import dev.parley.client.app.window.WindowLauncher;
import dev.parley.protocol.InvalidFieldException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parley headless}. */
@Command(
        name = "parley headless",
        description = "Takes part in a meeting without a window, and says what happens.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class HeadlessCommand implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream errors;

    @Mixin
    private HeadlessOptions options = new HeadlessOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Writes its lines to these. */
    public HeadlessCommand(PrintStream out, PrintStream errors) {
        this.out = out;
        this.errors = errors;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        check();
        if (options.rehearse) {
            Rehearsal.hold();
            return ExitCode.DONE.number();
        }
        if (options.window != null && WindowLauncher.problem().isPresent()) {
            errors.println(WindowLauncher.problem().get() + " Or leave out --window.");
            return ExitCode.UNREACHABLE.number();
        }
        try (Interruption interruption = new Interruption()) {
            return interruption.ended(attend(interruption, startNanos));
        }
    }

    private ExitCode attend(Interruption interruption, long startNanos) {
        try (Output output = new Output(out, options.json, startNanos)) {
            PatternWatch patterns = new PatternWatch(
                    InstantSource.system(),
                    (peer, ms) -> output.write(
                            new Line("gap").with("peer", peer.value()).with("ms", ms)));
            return attend(interruption, output, patterns);
        }
    }

    private ExitCode attend(Interruption interruption, Output output, PatternWatch patterns) {
        try (Client client = Client.open(options.media(), patterns, UserFolder.ofThisUser())) {
            HeadlessRun run = new HeadlessRun(options, client, patterns, output, errors);
            interruption.onRequest(run::interrupt);
            Closing window;
            try {
                window = window(client, run::interrupt);
            } catch (IllegalStateException e) {
                errors.println("parley: " + e.getMessage());
                return ExitCode.UNREACHABLE;
            }
            try (window) {
                ExitCode code = run.run();
                if (options.window != null && interruption.isRequested()) {
                    // JavaFX does not reliably come to its end while the process is ending, so it is not waited for.
                    output.close();
                    interruption.ended(code);
                    interruption.close();
                }
                return code;
            }
        }
    }

    /** What has to be closed without an exception. */
    private interface Closing extends AutoCloseable {
        @Override
        void close();
    }

    private Closing window(Client client, Runnable onHidden) {
        Size window = options.window;
        return window == null ? () -> {} : WindowBeside.open(client, window.width(), window.height(), onHidden)::close;
    }

    private void check() {
        try {
            options.check();
        } catch (InvalidFieldException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
