package dev.parley.client.app.demo;

import dev.parley.client.app.ExitCode;
import dev.parley.client.app.Interruption;
import dev.parley.client.app.TextTable;
import dev.parley.client.app.process.Crowd;
import dev.parley.client.app.process.HeadlessProcess;
import dev.parley.client.app.process.Sight;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parley demo}. */
@Command(
        name = "parley demo",
        description = "People without hardware meet, talk and leave. Shows who saw whom, and writes demo.png.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final long CONNECT_MS = 45_000;

    private final PrintStream out;
    private final PrintStream errors;
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Option(names = "--people", paramLabel = "N", description = "how many, 2 to 10 (default: ${DEFAULT-VALUE})")
    private int people = 3;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "how long they stay together (default: ${DEFAULT-VALUE})")
    private int seconds = 10;

    @Option(names = "--picture", paramLabel = "FILE", description = "the contact sheet (default: ${DEFAULT-VALUE})")
    private Path picture = Path.of("demo.png");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Prints its table and its complaints to these. */
    public DemoCommand(PrintStream out, PrintStream errors) {
        this.out = out;
        this.errors = errors;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (people < 2 || people > Crowd.MOST || seconds < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--people takes 2 to " + Crowd.MOST + ", --seconds 1 or more.");
        }
        try (Interruption interruption = new Interruption()) {
            interruption.onRequest(stopped::countDown);
            return interruption.ended(meet());
        }
    }

    private ExitCode meet() throws IOException, InterruptedException {
        Path shots = Files.createTempDirectory("parley-demo");
        try (Crowd crowd = new Crowd()) {
            return meet(crowd, shots);
        } finally {
            delete(shots);
        }
    }

    private ExitCode meet(Crowd crowd, Path shots) throws IOException, InterruptedException {
        List<String> names = Crowd.names(people);
        out.printf(
                "%d people meet: %s. One process each, synthetic camera and tone.%n", people, String.join(", ", names));
        out.flush();
        crowd.open(names.getFirst(), arguments(names.getFirst(), shots));
        for (String name : names.subList(1, people)) {
            crowd.enter(name, arguments(name, shots));
        }
        boolean all = crowd.awaitAll("frame", people - 1, CONNECT_MS);
        if (all && stopped.await(seconds, TimeUnit.SECONDS)) {
            out.println("Stopped.");
        }
        crowd.leave();
        return conclude(crowd, names);
    }

    private List<String> arguments(String name, Path shots) {
        String greeting = "Hello from " + name;
        return List.of(
                "--camera",
                "pattern",
                "--size",
                "1280x720",
                "--fps",
                "25",
                "--mic",
                "tone",
                "--view",
                "640x360",
                "--say",
                greeting,
                "--peers",
                String.valueOf(people - 1),
                "--shots",
                shots.toString());
    }

    private ExitCode conclude(Crowd crowd, List<String> names) throws IOException {
        List<Sight> sights = Sight.all(crowd.people());
        out.println();
        out.print(table(sights));
        ContactSheet.write(names, sights, picture);
        out.println();
        out.println("What each person saw: " + picture.toAbsolutePath());
        List<String> failures = new ArrayList<>();
        sights.forEach(sight -> failures.addAll(failures(sight)));
        if (failures.isEmpty()) {
            out.printf("All %d pairs saw, heard and wrote to each other.%n", people * (people - 1));
            return ExitCode.DONE;
        }
        failures.forEach(failure -> errors.println("parley: " + failure));
        crowd.people().forEach(this::printLog);
        return ExitCode.OTHER;
    }

    private static List<String> failures(Sight sight) {
        List<String> failures = new ArrayList<>();
        String pair = sight.viewer() + " and " + sight.sender();
        if (Double.isNaN(sight.firstFrameMs())) {
            failures.add(pair + ": no picture came.");
        } else if (!sight.recognised()) {
            failures.add(pair + ": the picture was not the sender's moving pattern.");
        }
        if (!sight.heard()) {
            failures.add(pair + ": no sound came.");
        }
        if (sight.chats() != 1) {
            failures.add(pair + ": the message came " + sight.chats() + " times instead of once.");
        }
        return failures;
    }

    private void printLog(String name, HeadlessProcess process) {
        process.log().forEach(line -> errors.println(name + ": " + line));
    }

    private static TextTable table(List<Sight> sights) {
        TextTable table = new TextTable(
                "viewer",
                "sees",
                "first frame",
                "round trip",
                "rate",
                "size",
                "loss",
                "delay",
                "right sender",
                "sound",
                "chat");
        for (Sight sight : sights) {
            table.add(
                    sight.viewer(),
                    sight.sender(),
                    number(sight.firstFrameMs(), "%.0f ms"),
                    number(sight.rttMs(), "%.1f ms"),
                    number(sight.fps(), "%.1f fps"),
                    sight.width() + "x" + sight.height(),
                    number(sight.lossPercent(), "%.1f %%"),
                    number(sight.delayMs(), "%.0f ms"),
                    sight.recognised() ? "yes" : "NO",
                    sight.heard() ? "yes" : "NO",
                    sight.chats() == 1 ? "yes" : "NO");
        }
        return table;
    }

    private static String number(double value, String format) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
