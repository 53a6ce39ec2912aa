package dev.parley.client.app.bench;

import dev.parley.client.app.ExitCode;
import dev.parley.client.app.Interruption;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley bench}. */
@Command(
        name = "parley bench",
        description = "Measures with real processes on this machine.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    private static final int FOUR = 4;

    private final PrintStream out;
    private final PrintStream errors;

    @Parameters(
            paramLabel = "NAME",
            description = "join: times to join, round trips. four: four people in one meeting. "
                    + "heal: what faults of network, server and computers do; Linux, as root.")
    private String name = "";

    @Option(names = "--seconds", paramLabel = "N", description = "four: how long (default: ${DEFAULT-VALUE})")
    private int seconds = 20;

    @Option(names = "--rounds", paramLabel = "N", description = "heal: how often each (default: ${DEFAULT-VALUE})")
    private int rounds = 10;

    @Option(names = "--json", description = "one JSON object instead of a table")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Prints its table to {@code out}. */
    public BenchCommand(PrintStream out, PrintStream errors) {
        this.out = out;
        this.errors = errors;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Thread bench = Thread.currentThread();
        try (Interruption interruption = new Interruption()) {
            interruption.onRequest(bench::interrupt);
            Results results = measure();
            out.println(json ? results.toJson() : results.toText());
            return interruption.ended(ExitCode.DONE);
        } catch (InterruptedException e) {
            errors.println("parley: stopped before everything was measured.");
            return ExitCode.OTHER.number();
        }
    }

    private Results measure() throws IOException, InterruptedException {
        return switch (name) {
            case "join" -> new JoinBench().run();
            case "four" -> new CrowdBench(FOUR, seconds).run(name);
            case "heal" -> new HealBench(rounds).run();
            default ->
                throw new ParameterException(
                        spec.commandLine(), "There is no benchmark '" + name + "'. There are: join, four, heal.");
        };
    }
}
