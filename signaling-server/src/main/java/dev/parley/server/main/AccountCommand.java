package dev.parley.server.main;

import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.OidcProvider;
import dev.parley.server.account.AdminDesk;
import dev.parley.server.main.StoreCommand.CommandException;
import dev.parley.server.store.Database;
import dev.parley.server.store.DatabaseAddress;
import dev.parley.server.store.Identities;
import dev.parley.server.store.User;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code server account …}: what the admin does with accounts, while the server runs or not. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        description = "Makes and changes accounts. The server may be running.",
        footer = {"", "Passwords are asked for, or read from the first line of standard input."})
final class AccountCommand {
    private static final String NAME = "the account's user name";

    private final Map<String, String> environment;
    private final StoreCommand store;
    private final InputStream input;

    @picocli.CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private picocli.CommandLine.Model.CommandSpec spec;

    /**
     * The command.
     *
     * @param input where a password comes from when nobody can be asked
     */
    AccountCommand(Map<String, String> environment, InputStream input) {
        this.environment = environment;
        this.store = new StoreCommand(environment);
        this.input = input;
    }

    /** What is done to the accounts. */
    @FunctionalInterface
    private interface Work {
        String on(AdminDesk desk) throws IOException, AdminDesk.RefusedException, ConfigurationException;
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Makes an account.")
    int add(
            @Mixin StoreOptions options,
            @Parameters(paramLabel = "USER", description = NAME) String user,
            @Option(names = "--email", defaultValue = "", description = "an address, none if missing") String email,
            @Option(names = "--name", description = "the display name, USER if missing") @Nullable String name) {
        return with(
                options,
                desk -> "Made the account "
                        + desk.add(user, email, name == null ? user : name, password(user))
                                .name() + ".");
    }

    @Command(
            name = "password",
            mixinStandardHelpOptions = true,
            description = "Gives an account a new password and ends its sign-ins.")
    int changePassword(@Mixin StoreOptions options, @Parameters(paramLabel = "USER", description = NAME) String user) {
        return with(options, desk -> {
            desk.changePassword(user, password(user));
            return "Changed the password of " + user + " and ended its sign-ins.";
        });
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the accounts.")
    int list(@Mixin StoreOptions options) {
        return with(
                options, desk -> desk.all().stream().map(AccountCommand::line).collect(Collectors.joining("\n")));
    }

    @Command(
            name = "disable",
            mixinStandardHelpOptions = true,
            description =
                    "Lets nobody sign in to an account and ends its sign-ins; within 15 minutes its sessions end, too.")
    int disable(@Mixin StoreOptions options, @Parameters(paramLabel = "USER", description = NAME) String user) {
        return with(options, desk -> {
            desk.disable(user);
            return "Disabled the account " + user + ".";
        });
    }

    @Command(name = "enable", mixinStandardHelpOptions = true, description = "Lets people sign in to it again.")
    int enable(@Mixin StoreOptions options, @Parameters(paramLabel = "USER", description = NAME) String user) {
        return with(options, desk -> {
            desk.enable(user);
            return "Enabled the account " + user + ".";
        });
    }

    @Command(
            name = "link",
            mixinStandardHelpOptions = true,
            description = "Lets somebody from the OpenID provider sign in to an account.")
    int link(
            @Mixin StoreOptions options,
            @Parameters(paramLabel = "USER", description = NAME) String user,
            @Parameters(paramLabel = "SUBJECT", description = "who it is there, as the server's log says")
                    String subject,
            @Option(
                            names = "--issuer",
                            paramLabel = "URL",
                            description = "another provider than the one of OIDC_ISSUER")
                    @Nullable
                    String issuer) {
        return with(options, desk -> {
            desk.link(user, new Identities.Identity(issuer(options, issuer), subject));
            return "Linked " + user + " with that subject.";
        });
    }

    @Command(
            name = "unlink",
            mixinStandardHelpOptions = true,
            description = "Takes everybody from OpenID providers from an account and ends its sign-ins.")
    int unlink(@Mixin StoreOptions options, @Parameters(paramLabel = "USER", description = NAME) String user) {
        return with(options, desk -> {
            desk.unlink(user);
            return "Unlinked " + user + " and ended its sign-ins.";
        });
    }

    private String issuer(StoreOptions options, @Nullable String given) throws ConfigurationException {
        String issuer = given == null
                ? options.sources(environment).get(Setting.OIDC_ISSUER).value()
                : given;
        if (issuer.isEmpty()) {
            throw new InvalidFieldException("issuer", "Set OIDC_ISSUER, or give --issuer URL.");
        }
        return OidcProvider.checkIssuer("issuer", issuer);
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes an account for good.")
    int remove(@Mixin StoreOptions options, @Parameters(paramLabel = "USER", description = NAME) String user) {
        return with(options, desk -> {
            desk.remove(user);
            return "Removed the account " + user + ".";
        });
    }

    private int with(StoreOptions options, Work work) {
        return store.run(spec, options, database -> on(database, work));
    }

    private static String on(DatabaseAddress address, Work work) throws IOException, CommandException {
        try (Database database = OpenAccounts.database(address)) {
            return work.on(new AdminDesk(database));
        } catch (AdminDesk.RefusedException | InvalidFieldException | ConfigurationException e) {
            throw new CommandException(String.valueOf(e.getMessage()));
        }
    }

    @SuppressWarnings("SystemConsoleNull") // NullAway knows the contract of before JDK 22
    private String password(String user) throws IOException {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword("Password for %s: ", user);
            return typed == null ? "" : new String(typed);
        }
        String line = new BufferedReader(new InputStreamReader(input, Charset.defaultCharset())).readLine();
        return line == null ? "" : line;
    }

    private static String line(User user) {
        Long last = user.lastLogin();
        return String.join(
                "\t",
                user.name(),
                user.displayName(),
                user.email().isEmpty() ? "-" : user.email(),
                "made " + Instant.ofEpochMilli(user.createdAt()),
                last == null ? "never signed in" : "signed in " + Instant.ofEpochMilli(last),
                user.isDisabled() ? "disabled" : "enabled");
    }
}
