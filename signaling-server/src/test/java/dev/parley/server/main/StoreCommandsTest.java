package dev.parley.server.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.store.Database;
import dev.parley.server.store.DatabaseAddress;
import dev.parley.server.store.User;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an admin does with the data on the command line. */
class StoreCommandsTest {
    @TempDir
    private Path folder;

    private Path data;
    private String out = "";
    private String errors = "";

    @BeforeEach
    void makeFolder() throws Exception {
        data = Files.createDirectory(folder.resolve("data"));
    }

    private int run(String input, String... args) {
        return run(data, input, args);
    }

    private int run(Path where, String input, String... args) {
        StringWriter said = new StringWriter();
        StringWriter failed = new StringWriter();
        CommandLine line = ServerMain.commandLine(
                Map.of("PARLEY_DATA", where.toString()),
                new ByteArrayInputStream(input.getBytes(Charset.defaultCharset())));
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(failed, true));
        int code = line.execute(args);
        out = said.toString();
        errors = failed.toString();
        return code;
    }

    private User user(String name) {
        try (Database database = Database.open(DatabaseAddress.Sqlite.in(data))) {
            return database.users().named(name).orElseThrow();
        }
    }

    @Test
    void an_admin_links_somebody_from_a_provider_with_an_account() {
        run("four words of nonsense\n", "account", "add", "ada");
        run("four words of nonsense\n", "account", "add", "bob");
        assertThat(run("", "account", "link", "ada", "248289761001")).isEqualTo(1);
        assertThat(errors).contains("Set OIDC_ISSUER, or give --issuer URL.");
        assertThat(run("", "account", "link", "ada", "1", "--issuer", "login.example.org"))
                .isEqualTo(1);
        assertThat(errors).contains("An issuer is a URL such as https://login.example.org");
        String[] link = {"account", "link", "ada", "248289761001", "--issuer", "https://login.example.org"};
        assertThat(run("", link)).isZero();
        assertThat(run("", "account", "link", "bob", "248289761001", "--issuer", "https://login.example.org"))
                .isEqualTo(1);
        assertThat(errors).contains("belongs to the account ada");
        assertThat(run("", "account", "unlink", "ada")).isZero();
        assertThat(run("", "account", "unlink", "ada")).isEqualTo(1);
        assertThat(errors).contains("Nobody from an OpenID provider is linked with ada.");
    }

    @Test
    void an_admin_makes_lists_disables_and_removes_accounts() {
        assertThat(run("four words of nonsense\n", "account", "add", "Ada", "--name", "Ada Lovelace"))
                .isZero();
        assertThat(user("ada").displayName()).isEqualTo("Ada Lovelace");
        assertThat(run("", "account", "list")).isZero();
        assertThat(out)
                .contains("ada\tAda Lovelace\t-\tmade ", "never signed in\tenabled")
                .doesNotContain("argon2");
        String hash = user("ada").passwordHash();
        assertThat(run("four other words here\n", "account", "password", "ada")).isZero();
        assertThat(user("ada").passwordHash()).isNotEqualTo(hash);
        assertThat(run("", "account", "disable", "ada")).isZero();
        assertThat(user("ada").isDisabled()).isTrue();
        assertThat(run("", "account", "enable", "ada")).isZero();
        assertThat(user("ada").isDisabled()).isFalse();
        assertThat(run("", "account", "remove", "ada")).isZero();
        assertThat(run("", "account", "remove", "ada")).isEqualTo(1);
        assertThat(errors).contains("There is no account ada.");
    }

    @Test
    void what_an_admin_gets_wrong_is_explained() {
        assertThat(run("password123\n", "account", "add", "ada")).isEqualTo(1);
        assertThat(errors).contains("among the first").doesNotContain("password123");
        assertThat(run("", "account", "add", "a/b")).isEqualTo(1);
        assertThat(errors).contains("A user name has 2 to 32");
        assertThat(run("four words of nonsense\n", "account", "add", "ada", "--email", "nowhere"))
                .isEqualTo(1);
        assertThat(errors).contains("Enter an email address");
        assertThat(run("four words of nonsense\n", "account", "add", "ada")).isZero();
        assertThat(run("four words of nonsense\n", "account", "add", "ada")).isEqualTo(1);
        assertThat(errors).contains("already");
        assertThat(run(Path.of(""), "", "account", "list")).isEqualTo(2);
        assertThat(errors).contains("--data DIR");
    }

    @Test
    void a_backup_is_restored_into_another_folder_and_overwrites_nothing() {
        run("four words of nonsense\n", "account", "add", "ada");
        String file = folder.resolve("parley.backup").toString();
        assertThat(run("", "backup", file)).isZero();
        assertThat(out).contains("Backed up 1 rows", file);
        assertThat(run("", "backup", file)).isEqualTo(1);
        assertThat(errors).contains("is there already");
        assertThat(run("", "restore", file)).isEqualTo(1);
        assertThat(errors).contains("is not empty");

        User before = user("ada");
        data = folder.resolve("other");
        assertThat(run("", "restore", file)).isZero();
        assertThat(out).contains("Restored 1 rows");
        assertThat(user("ada")).isEqualTo(before);
    }

    @Test
    void where_there_is_nothing_that_is_said_and_nothing_is_made() throws Exception {
        assertThat(run("", "backup", folder.resolve("parley.backup").toString()))
                .isEqualTo(1);
        assertThat(errors).contains("nothing to back up");
        assertThat(run("", "restore", folder.resolve("missing").toString())).isEqualTo(1);
        assertThat(errors).contains("There is no file");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(data);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no POSIX permissions")
    void a_backup_is_for_its_owner_only() throws Exception {
        run("four words of nonsense\n", "account", "add", "ada");
        Path file = folder.resolve("parley.backup");
        run("", "backup", file.toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
