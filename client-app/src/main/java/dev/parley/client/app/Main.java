package dev.parley.client.app;

import dev.parley.client.app.bench.BenchCommand;
import dev.parley.client.app.demo.DemoCommand;
import dev.parley.client.app.doctor.DoctorCommand;
import dev.parley.client.app.headless.HeadlessCommand;
import dev.parley.client.app.window.FirstPicture;
import dev.parley.client.app.window.WindowLauncher;
import dev.parley.client.webrtc.NativeLibrary;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** The one entry: {@code parley VERB …}, or the window without a verb. */
public final class Main {
    static final String VERSION = "0.1.0";
    private static final String USAGE = """
            Parley: private video meetings, straight from person to person.

              parley [LINK]     opens the app, and the meeting of the link; where it is open already, brings it to the front
              parley server     runs the signaling server alone
              parley headless   takes part without a window
              parley demo       shows a meeting of people with synthetic camera and sound
              parley bench      measures: join, four, heal, mesh, ui, server
              parley doctor     looks what works on this computer
              parley VERB --help says more about a verb

            docs/troubleshooting.md says what each sign in the window means and what helps.
            """;

    private Main() {}

    public static void main(String[] args) {
        // JSON is UTF-8 whatever the terminal's locale is (RFC 8259 §8.1).
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        quietLogs(args);
        LogRing.install();
        int code = run(out, System.err, args);
        out.flush();
        NativeLibrary.quietExit();
        System.exit(code);
    }

    /**
     * Where a person looks at the terminal, it shows no log lines but warnings, also not of the embedded server. The server
     * and headless participants log for whoever runs them. Before any logger exists; what was set with -D stays.
     */
    private static void quietLogs(String... args) {
        if (args.length == 0 || !List.of("server", "headless").contains(args[0])) {
            setLog("defaultLogLevel", "warn");
            // What the library calls an error is a client's mistake, as in the standalone server.
            setLog("log.org.java_websocket", "off");
            // What it warns of, such as an interface that has gone, MulticastNearby deals with.
            setLog("log.javax.jmdns", "off");
        }
    }

    private static void setLog(String name, String value) {
        String property = "org.slf4j.simpleLogger." + name;
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Runs a command and gives back the exit code. */
    static int run(PrintStream out, PrintStream errors, String... args) {
        String verb = args.length == 0 ? "" : args[0];
        String[] rest = Arrays.copyOfRange(args, Math.min(1, args.length), args.length);
        return switch (verb) {
            case "headless" -> execute(new HeadlessCommand(out, errors), out, errors, rest);
            case "demo" -> execute(new DemoCommand(out, errors), out, errors, rest);
            case "bench" -> execute(new BenchCommand(out, errors), out, errors, rest);
            case "doctor" -> execute(new DoctorCommand(out), out, errors, rest);
            case "server" -> StandaloneServer.run(errors, rest);
            case "help", "--help", "-h" -> say(out, USAGE);
            case "version", "--version", "-V" -> say(out, "Parley " + VERSION + System.lineSeparator());
            default -> window(out, errors, args);
        };
    }

    private static int window(PrintStream out, PrintStream errors, String... args) {
        int code = WindowLauncher.run(errors, args);
        return code == ExitCode.DONE.number() && FirstPicture.isRehearsalAsked()
                ? execute(
                        new HeadlessCommand(out, errors),
                        out,
                        errors,
                        "--name",
                        "Ada",
                        "--create",
                        "Rehearsal",
                        "--rehearse")
                : code;
    }

    private static int execute(Object command, PrintStream out, PrintStream errors, String... args) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(errors, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, wrong) -> wrongUsage(e, errors))
                .setExecutionExceptionHandler((e, line, parsed) -> failed(e, errors))
                .execute(args);
    }

    /** Only the sentence: in fifty lines of help it would be overlooked. */
    private static int wrongUsage(CommandLine.ParameterException e, PrintStream errors) {
        String command = e.getCommandLine().getCommandSpec().name();
        errors.println(command + ": " + e.getMessage());
        errors.println("'" + command + " --help' says what there is.");
        return ExitCode.USAGE.number();
    }

    private static int failed(Exception e, PrintStream errors) {
        errors.println("parley: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
        return ExitCode.OTHER.number();
    }

    private static int say(PrintStream out, String text) {
        out.print(text);
        return ExitCode.DONE.number();
    }
}
