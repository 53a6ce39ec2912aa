package dev.parley.client.app.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.TestMain;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    private static final String LINK = "parley://192.168.1.20:8443/lusab-babad-gutih";

    @TempDir
    private Path folder;

    private final List<Reception> receptions = new CopyOnWriteArrayList<>();
    private final List<String> opened = new CopyOnWriteArrayList<>();

    private Start start(String link) {
        return Start.of(folder, "", link);
    }

    private Reception first() {
        return first(start(""));
    }

    private Reception first(Start start) {
        assertThat(start).isInstanceOf(Start.First.class);
        Reception reception = ((Start.First) start).reception();
        receptions.add(reception);
        return reception;
    }

    private CompletableFuture<Void> open(String link) {
        opened.add(link);
        return CompletableFuture.completedFuture(null);
    }

    @AfterEach
    void close() {
        receptions.forEach(Reception::close);
    }

    @Test
    void later_starts_come_to_the_first_with_what_they_bring() {
        first().attend(this::open);
        assertThat(start("")).isInstanceOf(Start.HandedOver.class);
        assertThat(start(LINK)).isInstanceOf(Start.HandedOver.class);
        assertThat(opened).containsExactly("", LINK);
    }

    @Test
    void who_starts_twice_at_once_does_not_wait_for_the_first_window_which_opens_the_link_when_it_is_there() {
        Reception reception = first();
        assertThat(start(LINK)).isInstanceOf(Start.HandedOver.class);
        reception.attend(this::open);
        assertThat(opened).containsExactly(LINK);
    }

    @Test
    void after_the_first_has_ended_the_next_is_the_first() {
        first().close();
        first().attend(this::open);
        assertThat(start(LINK)).isInstanceOf(Start.HandedOver.class);
    }

    @Test
    void other_settings_have_a_first_of_their_own() {
        first();
        Start other = Start.of(folder.resolve("others"), "", "");
        first(other);
    }

    @Test
    void another_display_has_a_first_of_its_own() {
        first(Start.of(folder, ":0", "")).attend(this::open);
        first(Start.of(folder, ":10", "")).attend(link -> open("On the other: " + link));
        assertThat(Start.of(folder, ":10", LINK)).isInstanceOf(Start.HandedOver.class);
        assertThat(Start.of(folder, ":0", LINK)).isInstanceOf(Start.HandedOver.class);
        assertThat(opened).containsExactly("On the other: " + LINK, LINK);
    }

    /** It has the lock when it is looked for, and neither lock nor socket when it is asked. */
    @Test
    void where_the_first_ends_meanwhile_the_later_start_is_the_first() throws Exception {
        Path place = Files.createDirectories(folder.resolve(Start.FOLDER));
        CompletableFuture<Start> later;
        SocketChannel visitor;
        try (FileChannel lock =
                        FileChannel.open(place.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                ServerSocketChannel ending = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            lock.lock();
            ending.bind(UnixDomainSocketAddress.of(place.resolve("socket")));
            later = CompletableFuture.supplyAsync(() -> start(LINK));
            visitor = ending.accept();
        }
        visitor.close();
        first(later.get(30, TimeUnit.SECONDS)).attend(this::open);
        assertThat(start(LINK)).isInstanceOf(Start.HandedOver.class);
        assertThat(opened).containsExactly(LINK);
    }

    @Test
    void a_first_that_cannot_show_its_window_keeps_nobody_from_starting() {
        first().attend(link -> CompletableFuture.failedFuture(new IllegalStateException("planted")));
        assertThat(start(LINK)).isInstanceOf(Start.Beside.class);
    }

    @Test
    void a_first_that_hangs_keeps_nobody_from_starting_and_does_not_open_the_link_later() {
        List<Runnable> later = new CopyOnWriteArrayList<>();
        first().attend(link -> CompletableFuture.runAsync(() -> opened.add(link), later::add));
        assertThat(start(LINK)).isInstanceOf(Start.Beside.class);
        assertThat(later).hasSize(1);
        later.forEach(Runnable::run);
        assertThat(opened).isEmpty();
    }

    @Test
    void what_is_longer_than_any_link_opens_a_window_of_its_own() {
        first().attend(this::open);
        assertThat(start(LINK + "#" + "k".repeat(Reception.LONGEST))).isInstanceOf(Start.Beside.class);
        assertThat(opened).isEmpty();
    }

    @Test
    void where_nothing_can_be_kept_everybody_has_a_window() throws IOException {
        Files.writeString(folder.resolve(Start.FOLDER), "in the way");
        assertThat(start(LINK)).isInstanceOf(Start.Beside.class);
    }

    @Test
    void what_a_crash_leaves_keeps_nobody_from_being_the_first() throws Exception {
        Process crashing = new ProcessBuilder(TestMain.command(List.of(), Holder.class, folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(crashing.inputReader().readLine()).isEqualTo("First");
        } finally {
            crashing.destroyForcibly();
        }
        assertThat(crashing.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve(Start.FOLDER)).isDirectoryContaining("glob:**/socket");
        first().attend(this::open);
        assertThat(start(LINK)).isInstanceOf(Start.HandedOver.class);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the user's folder sees to that")
    void nobody_else_gets_to_the_socket() throws IOException {
        Path place = Files.createDirectories(folder.resolve(Start.FOLDER));
        Files.setPosixFilePermissions(place, EnumSet.allOf(PosixFilePermission.class));
        first();
        assertThat(Files.getPosixFilePermissions(place))
                .containsExactlyInAnyOrder(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.OWNER_EXECUTE);
    }

    /** {@code main FOLDER}: the first one, until it is killed. */
    static final class Holder {
        public static void main(String[] args) throws InterruptedException {
            System.out.println(Start.of(Path.of(args[0]), "", "").getClass().getSimpleName());
            Thread.currentThread().join();
        }
    }
}
