package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.port.SignIns;
import dev.parley.protocol.AccountInfo;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SignInFilesTest {
    private static final URI SERVER = URI.create("wss://meet.example.org");
    private static final URI OTHER = URI.create("wss://elsewhere.example");
    private static final AccountInfo ADA = new AccountInfo("u-ada", "ada", "ada@example.org", "Ada Løvelace", 0, null);

    @TempDir
    Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<SignInFiles> opened = new CopyOnWriteArrayList<>();

    private SignInFiles open() {
        SignInFiles files = new SignInFiles(folder, new SignIns.Listener() {
            @Override
            public void onBorrowed(String id, String token) {
                told.add(id + "=" + token);
            }

            @Override
            public void onKept(URI server, boolean written) {
                told.add("kept " + written);
            }
        });
        opened.add(files);
        return files;
    }

    @AfterEach
    void close() {
        opened.forEach(SignInFiles::close);
    }

    private void expect(String... expected) {
        await().untilAsserted(() -> assertThat(told).containsExactly(expected));
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(".sign-in"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void a_sign_in_is_found_by_the_next_program_at_its_server_only() {
        SignInFiles first = open();
        first.keep(SERVER, ADA, "refresh-1");
        first.close();
        SignInFiles next = open();
        next.borrow(OTHER, "", "1");
        next.borrow(SERVER, "", "2");
        expect("kept true", "1=", "2=refresh-1");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there, the user's folder sees to it")
    void only_the_user_can_read_it_and_the_file_holds_no_more_than_it_must() throws IOException {
        SignInFiles files = open();
        files.keep(SERVER, ADA, "refresh-1");
        files.close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file())).contains("refresh-1").doesNotContain("ada@example.org", "Løvelace");
    }

    @Test
    void whoever_borrows_it_has_it_alone_until_its_successor_is_kept() {
        SignInFiles one = open();
        SignInFiles two = open();
        one.keep(SERVER, ADA, "refresh-1");
        one.borrow(SERVER, "", "one");
        expect("kept true", "one=refresh-1");
        two.borrow(SERVER, "", "two");
        one.keep(SERVER, ADA, "refresh-2");
        await().untilAsserted(() -> assertThat(told).hasSize(4));
        assertThat(told).contains("two=refresh-2");
    }

    @Test
    void what_is_given_back_or_held_by_a_program_that_ends_is_there_for_the_next() {
        SignInFiles one = open();
        one.keep(SERVER, ADA, "refresh-1");
        one.borrow(SERVER, "", "one");
        one.giveBack();
        SignInFiles two = open();
        await().untilAsserted(() -> assertThat(told).hasSize(2));
        two.borrow(SERVER, "", "two");
        expect("kept true", "one=refresh-1", "two=refresh-1");
        two.close();
        open().borrow(SERVER, "", "three");
        expect("kept true", "one=refresh-1", "two=refresh-1", "three=refresh-1");
    }

    @Test
    void a_crash_between_the_servers_answer_and_the_disk_leaves_the_token_before() {
        SignInFiles one = open();
        one.keep(SERVER, ADA, "refresh-1");
        one.borrow(SERVER, "", "one");
        one.close(); // The successor is never written.
        open().borrow(SERVER, "", "next");
        expect("kept true", "one=refresh-1", "next=refresh-1");
    }

    @Test
    void another_account_is_not_given_the_token() {
        SignInFiles files = open();
        files.keep(SERVER, ADA, "refresh-1");
        files.borrow(SERVER, "u-ben", "ben");
        files.end(SERVER, "u-ben", "ben-out");
        files.borrow(SERVER, "u-ada", "ada");
        expect("kept true", "ben=", "ben-out=", "ada=refresh-1");
    }

    @Test
    void what_is_over_is_forgotten() {
        SignInFiles files = open();
        files.keep(SERVER, ADA, "refresh-1");
        files.borrow(SERVER, "", "1");
        files.drop();
        files.borrow(SERVER, "", "2");
        files.keep(SERVER, ADA, "refresh-2");
        files.end(SERVER, "u-ada", "3");
        files.borrow(SERVER, "", "4");
        expect("kept true", "1=refresh-1", "2=", "kept true", "3=refresh-2", "4=");
    }

    @Test
    void what_cannot_be_written_works_until_the_program_ends_and_leaves_no_older_token() throws IOException {
        SignInFiles files = open();
        files.keep(SERVER, ADA, "refresh-1");
        expect("kept true");
        Path file = file();
        // A folder that is not empty is in the way of the new file.
        Files.createDirectories(file.resolveSibling(file.getFileName() + ".new").resolve("in the way"));
        files.keep(SERVER, ADA, "refresh-2");
        files.borrow(SERVER, "", "1");
        expect("kept true", "kept false", "1=refresh-2");
        assertThat(file).doesNotExist();
        open().borrow(SERVER, "", "other");
    }

    @Test
    void a_file_that_is_not_ours_is_none() throws IOException {
        SignInFiles files = open();
        files.keep(SERVER, ADA, "refresh-1");
        expect("kept true");
        Files.writeString(file(), "token=" + "x".repeat((int) SignInFiles.LARGEST_BYTES));
        files.borrow(SERVER, "", "1");
        expect("kept true", "1=");
    }
}
