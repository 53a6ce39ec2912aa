package dev.parley.client.app.bench;

import dev.parley.client.app.ExitCode;
import dev.parley.client.app.Interruption;
import dev.parley.client.app.bench.heal.HealBench;
import dev.parley.client.app.bench.mesh.MeshBench;
import dev.parley.client.app.bench.server.ServerBench;
import dev.parley.client.app.bench.ui.DrawingWindow;
import dev.parley.client.app.bench.ui.UiBench;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
                    + "mesh: what a full mesh costs and holds; Linux. "
                    + "ui: how soon the window can be used, and whether it keeps up with eight pictures; with Xvfb. "
                    + "server: what the signaling server costs and holds, beside two minimal relays; Linux.")
    private String name = "";

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "four, mesh, ui: how long a meeting is looked at (default: ${DEFAULT-VALUE})")
    private int seconds = 20;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "how often each (default: heal 10, mesh 3, ui 10, server 3)")
    private @Nullable Integer rounds;

    @Option(
            names = "--only",
            paramLabel = "SECTION",
            split = ",",
            description =
                    "heal, mesh, ui, server: these sections (default: all, of mesh all but long); a wrong one says which there are")
    private List<String> only = List.of();

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "mesh: how long the long meeting lasts (default: ${DEFAULT-VALUE})")
    private int minutes = 30;

    @Option(
            names = "--app",
            paramLabel = "FILE",
            description = "ui: times the start of this launcher too, such as the installed app's")
    private @Nullable Path app;

    @Option(names = "--window", hidden = true, description = "ui: draw the window in this process")
    private boolean window;

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
        atLeastOne("--rounds", rounds(1));
        atLeastOne("--seconds", seconds);
        atLeastOne("--minutes", minutes);
        switch (name) {
            case "join" -> print(new JoinBench().run());
            case "four" -> print(new CrowdBench(FOUR, seconds).run(name));
            case "heal" ->
                new HealBench(rounds(10), this::say)
                        .run(sections(HealBench.Section.class, List.of(HealBench.Section.values())), this::print);
            case "mesh" ->
                new MeshBench(rounds(3), seconds, minutes, this::say)
                        .run(sections(MeshBench.Section.class, MeshBench.Section.USUAL), this::print);
            case "ui" -> ui();
            case "server" ->
                new ServerBench(rounds(3), this::say)
                        .run(sections(ServerBench.Section.class, List.of(ServerBench.Section.values())), this::print);
            default ->
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no benchmark '" + name + "'. There are: join, four, heal, mesh, ui, server.");
        }
    }

    private void ui() throws IOException, InterruptedException {
        if (window) {
            DrawingWindow.run(out, seconds);
        } else {
            new UiBench(rounds(10), seconds, app, this::say)
                    .run(sections(UiBench.Section.class, List.of(UiBench.Section.values())), this::print);
        }
    }

    /** Those that were asked for, else the usual ones. Their constants' names are what one writes. */
    private <S extends Enum<S>> List<S> sections(Class<S> kind, List<S> usual) {
        return only.isEmpty()
                ? usual
                : only.stream().map(asked -> section(kind, asked)).toList();
    }

    private <S extends Enum<S>> S section(Class<S> kind, String asked) {
        List<S> all = List.of(kind.getEnumConstants());
        return all.stream()
                .filter(section -> section.name().equalsIgnoreCase(asked))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "bench " + name + " has no section '" + asked + "'. There are: "
                                + all.stream().map(BenchCommand::written).collect(Collectors.joining(", ")) + "."));
    }

    private static String written(Enum<?> section) {
        return section.name().toLowerCase(Locale.ROOT);
    }

    private void atLeastOne(String option, int value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), option + " must be 1 or more.");
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
