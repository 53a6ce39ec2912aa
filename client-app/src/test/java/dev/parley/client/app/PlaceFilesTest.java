package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.port.Places.Kept;
import dev.parley.protocol.RoomId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceFilesTest {
    private static final URI SERVER = URI.create("ws://192.0.2.7:8443");
    private static final RoomId ROOM = new RoomId("lusab-babad-gutih");
    private static final Kept PLACE = new Kept(SERVER, true, ROOM, "Stand-up", "Ada", "ticket-1");

    @TempDir
    Path folder;

    private PlaceFiles open() {
        return new PlaceFiles(folder);
    }

    /** A program that ends without leaving: its lock goes with its process, which in this one means closing the channel. */
    private void crashed(Kept place) throws IOException {
        PlaceFiles files = open();
        files.keep(place);
        files.close();
        files.letGo();
    }

    @Test
    void a_place_that_a_crashed_program_had_is_found_under_the_same_name() throws IOException {
        crashed(PLACE);
        assertThat(open().find(SERVER, ROOM, "ADA ")).contains("ticket-1");
        assertThat(open().interrupted()).contains(PLACE);
    }

    @Test
    void a_place_that_is_in_use_is_nobody_elses() {
        PlaceFiles user = open();
        user.keep(PLACE);
        user.close();
        assertThat(open().find(SERVER, ROOM, "Ada")).isEmpty();
        assertThat(open().interrupted()).isEmpty();
    }

    @Test
    void another_name_or_room_has_another_place() throws IOException {
        crashed(PLACE);
        assertThat(open().find(SERVER, ROOM, "Grace")).isEmpty();
        assertThat(open().find(URI.create("ws://192.0.2.8:8443"), ROOM, "Ada")).isEmpty();
    }

    @Test
    void the_newest_ticket_counts() throws IOException {
        PlaceFiles files = open();
        files.keep(PLACE);
        files.keep(new Kept(SERVER, false, ROOM, "Stand-up", "Ada", "ticket-2"));
        files.close();
        files.letGo();
        assertThat(open().find(SERVER, ROOM, "Ada")).contains("ticket-2");
    }

    @Test
    void a_place_that_was_left_is_forgotten() throws IOException {
        PlaceFiles files = open();
        files.keep(PLACE);
        files.drop();
        files.close();
        assertThat(open().find(SERVER, ROOM, "Ada")).isEmpty();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_place_nobody_wants_back_is_forgotten() throws IOException {
        crashed(PLACE);
        PlaceFiles files = open();
        files.forget(PLACE);
        files.close();
        assertThat(open().interrupted()).isEmpty();
    }

    @Test
    void an_old_or_broken_file_is_no_place() throws IOException {
        crashed(PLACE);
        List<Path> kept;
        try (Stream<Path> files = Files.list(folder)) {
            kept = files.filter(file -> file.toString().endsWith(".place")).toList();
        }
        assertThat(kept).hasSize(1);
        Files.writeString(kept.getFirst(), "server=\\u12");
        assertThat(open().find(SERVER, ROOM, "Ada")).isEmpty();
        crashed(PLACE);
        Files.setLastModifiedTime(
                kept.getFirst(),
                FileTime.from(Instant.now().minus(PlaceFiles.KEPT_FOR).minusSeconds(60)));
        assertThat(open().interrupted()).isEmpty();
    }

    @Test
    void nobody_else_may_read_a_ticket() throws IOException {
        crashed(PLACE);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".place")))
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void a_place_that_is_forgotten_or_too_old_leaves_nothing_behind() throws IOException {
        crashed(PLACE);
        PlaceFiles files = open();
        files.forget(PLACE);
        files.close();
        assertThat(left()).isEmpty();
        crashed(PLACE);
        Path kept = folder.resolve(left().stream()
                .filter(name -> name.endsWith(".place"))
                .findFirst()
                .orElseThrow());
        Files.setLastModifiedTime(
                kept, FileTime.from(Instant.now().minus(PlaceFiles.KEPT_FOR).minusSeconds(60)));
        assertThat(open().interrupted()).isEmpty();
        assertThat(left()).isEmpty();
    }

    @Test
    void a_lock_without_a_place_is_removed_at_the_next_start() throws IOException {
        Files.createFile(folder.resolve("0123.place.lock"));
        crashed(PLACE);
        assertThat(open().interrupted()).contains(PLACE);
        assertThat(left()).hasSize(2).noneMatch(name -> name.startsWith("0123"));
    }

    @Test
    void looking_for_the_own_place_does_not_give_it_up() throws IOException {
        PlaceFiles user = open();
        user.keep(PLACE);
        user.close();
        assertThat(user.find(SERVER, ROOM, "Ada")).isEmpty();
        assertThat(user.interrupted()).isEmpty();
        assertThat(left()).hasSize(2);
        assertThat(isLockedForOthers()).isTrue();
    }

    /** What another process finds; within this one Java keeps a table of its own. */
    private boolean isLockedForOthers() throws IOException {
        String inode = Files.getAttribute(
                        folder.resolve(left().stream()
                                .filter(name -> name.endsWith(".lock"))
                                .findFirst()
                                .orElseThrow()),
                        "unix:ino")
                .toString();
        return Files.readAllLines(Path.of("/proc/locks")).stream().anyMatch(line -> line.contains(":" + inode + " "));
    }
}
