package dev.parley.client.app.bench;

import dev.parley.client.app.ExitCode;
import dev.parley.client.app.Interruption;
import dev.parley.client.app.bench.mesh.MeshBench;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
                    + "heal: what faults of network, server and computers do; Linux, as root. "
                    + "mesh: what a full mesh costs and holds; Linux.")
    private String name = "";

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "four, mesh: how long a meeting is looked at (default: ${DEFAULT-VALUE})")
    private int seconds = 20;

    @Option(names = "--rounds", paramLabel = "N", description = "how often each (default: heal 10, mesh 3)")
    private @Nullable Integer rounds;

    @Option(
            names = "--only",
            paramLabel = "SECTION",
            split = ",",
            description = "mesh: these sections (default: all but long). There are: ${COMPLETION-CANDIDATES}")
    private List<MeshBench.Section> only = MeshBench.Section.USUAL;

    @Option(names = "--json", description = "JSON instead of tables, one object a line")
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
            measure();
            return interruption.ended(ExitCode.DONE);
        } catch (InterruptedException e) {
            errors.println("parley: stopped before everything was measured.");
            return ExitCode.OTHER.number();
        }
    }

    private void measure() throws IOException, InterruptedException {
        switch (name) {
            case "join" -> print(new JoinBench().run());
            case "four" -> print(new CrowdBench(FOUR, seconds).run(name));
            case "heal" -> print(new HealBench(rounds(10)).run());
            case "mesh" -> new MeshBench(rounds(3), seconds, this::say).run(only, this::print);
            default ->
                throw new ParameterException(
                        spec.commandLine(), "There is no benchmark '" + name + "'. There are: join, four, heal, mesh.");
        }
    }

    private int rounds(int usual) {
        return rounds == null ? usual : rounds;
    }

    private void print(Report report) {
        out.println(json ? report.toJson() : report.toText());
        out.flush();
    }

    private void say(String progress) {
        errors.println("parley: " + progress);
    }
}
