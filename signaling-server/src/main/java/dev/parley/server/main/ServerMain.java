package dev.parley.server.main;

import picocli.CommandLine;

/** Entry of the standalone server, and of {@code parley server}. */
public final class ServerMain {
    private ServerMain() {}

    public static void main(String[] args) {
        System.exit(run("parley-server", args));
    }

    /**
     * Runs a server until the process is told to end.
     *
     * @param name what the person called it by, for its help
     * @param args the options behind the verb {@code server}
     * @return the exit code: 0 after {@code --help}, 1 if it cannot listen, 2 for a wrong option or configuration. A
     *     server that SIGTERM or SIGINT ended does not return from here; the process's exit code is then 143 or 130
     */
    public static int run(String name, String... args) {
        return new CommandLine(new ServerCommand(System.getenv()))
                .setCommandName(name)
                .execute(args);
    }
}
