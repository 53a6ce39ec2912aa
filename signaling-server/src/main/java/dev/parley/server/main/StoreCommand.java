package dev.parley.server.main;

import dev.parley.server.store.DatabaseAddress;
import dev.parley.server.store.StoreException;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What commands about the data have in common: where those are, and what is said when it does not work. */
final class StoreCommand {
    private final Map<String, String> environment;

    StoreCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What a command does. */
    @FunctionalInterface
    interface Work {
        /** Does it, and returns what is said then. */
        String on(DatabaseAddress database) throws IOException, CommandException;
    }

    /** The command cannot do what was asked. The message is for the admin. */
    static final class CommandException extends Exception {
        private static final long serialVersionUID = 1L;

        CommandException(String message) {
            super(message);
        }
    }

    /** Does it; the exit code is 0, 1 if it did not work, or 2 if the configuration is wrong. */
    int run(CommandSpec spec, StoreOptions options, Work work) {
        Logging.configure("text", "warn");
        try {
            DatabaseAddress database = AccountSettings.database(options.sources(environment));
            spec.commandLine().getOut().println(work.on(database));
            return CommandLine.ExitCode.OK;
        } catch (ConfigurationException e) {
            return fail(spec, CommandLine.ExitCode.USAGE, e.getMessage());
        } catch (StoreException | CommandException e) {
            return fail(spec, CommandLine.ExitCode.SOFTWARE, e.getMessage());
        } catch (IOException e) {
            return fail(spec, CommandLine.ExitCode.SOFTWARE, "That did not work: " + e + ".");
        }
    }

    private static int fail(CommandSpec spec, int code, @Nullable String sentence) {
        spec.commandLine().getErr().println("parley server: " + sentence);
        return code;
    }
}
