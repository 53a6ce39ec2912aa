package dev.parley.server.main;

import java.io.InputStream;
import java.util.Map;
import picocli.CommandLine;

/** Entry of the standalone server, and of {@code parley server}. */
public final class ServerMain {
    private ServerMain() {}

    public static void main(String[] args) {
        System.exit(run(System.getProperty("parley.command", "parley-server"), args));
    }

    /**
     * Runs a server until the process is told to end, or a command about its data.
     *
     * @param name what the person called it by, for its help
     * @param args the options behind the verb {@code server}
     * @return the exit code: 0 after {@code --help}, 1 if it cannot listen, 2 for a wrong option or configuration. A
     *     server that SIGTERM or SIGINT ended does not return from here; the process's exit code is then 143 or 130
     */
    public static int run(String name, String... args) {
        return commandLine(System.getenv(), System.in).setCommandName(name).execute(args);
    }

    /** The command with what may follow it. */
    static CommandLine commandLine(Map<String, String> environment, InputStream input) {
        return new CommandLine(new ServerCommand(environment))
                .addSubcommand(new AccountCommand(environment, input))
                .addSubcommand(new BackupCommands.Save(environment))
                .addSubcommand(new BackupCommands.Load(environment));
    }
}
