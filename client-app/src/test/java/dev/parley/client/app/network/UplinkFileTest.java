package dev.parley.client.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.Carried;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UplinkFileTest {
    private static final Carried HOME = new Carried(2_400_000, true, 1_800_000_000_000L);
    private static final Carried OFFICE = new Carried(9_000_000, false, 1_800_000_001_000L);

    @TempDir
    Path folder;

    private final BlockingQueue<Carried> recalled = new LinkedBlockingQueue<>();
    private volatile String network = "wlan0 192.168.1.0/24";

    private Path file() {
        return folder.resolve("sub").resolve("uplinks.properties");
    }

    private UplinkFile open() {
        return new UplinkFile(file(), () -> Optional.of(network).filter(name -> !name.isEmpty()), recalled::add);
    }

    private Carried recall(UplinkFile uplinks) throws InterruptedException {
        uplinks.recall();
        return recalled.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void each_network_has_a_memory_of_its_own_that_outlives_the_program() throws InterruptedException {
        try (UplinkFile uplinks = open()) {
            assertThat(recall(uplinks)).isEqualTo(Carried.UNKNOWN);
            uplinks.keep(HOME);
            network = "eth0 10.0.0.0/8";
            assertThat(recall(uplinks)).isEqualTo(Carried.UNKNOWN);
            uplinks.keep(OFFICE);
        }
        try (UplinkFile again = open()) {
            assertThat(recall(again)).isEqualTo(OFFICE);
            network = "wlan0 192.168.1.0/24";
            assertThat(recall(again)).isEqualTo(HOME);
        }
    }

    @Test
    void without_a_network_nothing_is_remembered() throws InterruptedException {
        network = "";
        try (UplinkFile uplinks = open()) {
            assertThat(recall(uplinks)).isEqualTo(Carried.UNKNOWN);
            uplinks.keep(HOME);
        }
        assertThat(file()).doesNotExist();
    }

    @Test
    void the_oldest_are_forgotten_and_no_address_is_written_down() throws IOException, InterruptedException {
        try (UplinkFile uplinks = open()) {
            for (int i = 0; i < UplinkFile.MOST + 3; i++) {
                network = "eth0 10.0." + i + ".0/24";
                recall(uplinks);
                uplinks.keep(new Carried(1_000 + i, false, i));
            }
            network = "eth0 10.0.2.0/24";
            assertThat(recall(uplinks)).isEqualTo(Carried.UNKNOWN);
            network = "eth0 10.0.3.0/24";
            assertThat(recall(uplinks)).isEqualTo(new Carried(1_003, false, 3));
        }
        assertThat(Files.readString(file())).doesNotContain("10.0").doesNotContain("eth0");
        try (var files = Files.list(file().getParent())) {
            assertThat(files).as("nothing is left over").hasSize(1);
        }
    }

    @Test
    void a_file_that_somebody_has_broken_counts_as_nothing() throws IOException, InterruptedException {
        try (UplinkFile uplinks = open()) {
            recall(uplinks);
            uplinks.keep(HOME);
            recall(uplinks);
            recalled.clear();
            Files.writeString(file(), Files.readString(file()).replace("2400000", "much"));
            assertThat(recall(uplinks)).isEqualTo(Carried.UNKNOWN);
            Files.writeString(file(), "\\u00");
            assertThat(recall(uplinks)).isEqualTo(Carried.UNKNOWN);
        }
    }

    @Test
    void asking_after_the_end_does_nothing() {
        UplinkFile uplinks = open();
        uplinks.close();
        uplinks.recall();
        uplinks.keep(HOME);
        assertThat(recalled).isEmpty();
    }
}
