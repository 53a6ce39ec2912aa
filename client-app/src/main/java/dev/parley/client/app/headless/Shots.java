package dev.parley.client.app.headless;

import dev.parley.client.core.AppState;
import dev.parley.client.core.PeerState;
import dev.parley.client.port.FrameSource;
import dev.parley.client.port.Pictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Writes the last picture of each peer as a PNG, for the demo's contact sheet. */
final class Shots {
    private final @Nullable Path folder;
    private final Size view;
    private final Pictures pictures;
    private final Output output;

    Shots(HeadlessOptions options, Pictures pictures, Output output) {
        this.folder = options.shots;
        this.view = options.view;
        this.pictures = pictures;
        this.output = output;
    }

    /** Has everybody's pictures converted, which costs processor time and is only done when asked for. Core thread. */
    void onEvent(AppState state) {
        if (folder != null) {
            state.peers()
                    .keySet()
                    .forEach(peer -> pictures.peer(peer).show(view.width(), view.height(), FrameSource.Fit.WITHIN));
        }
    }

    /** Writes a file for each peer of whom there is a picture. */
    void write(AppState state) {
        if (folder != null) {
            state.peers().values().forEach(peer -> write(folder, peer));
        }
    }

    private void write(Path into, PeerState peer) {
        Path file = into.resolve(ProcessHandle.current().pid() + "-sees-" + peer.id() + ".png");
        if (pictures.peer(peer.id()).take((bgra, width, height) -> save(bgra, width, height, file))) {
            output.write(new Line("shot")
                    .with("peer", peer.id().value())
                    .with("name", peer.participant().name())
                    .with("file", file.toString()));
        }
    }

    private static void save(ByteBuffer bgra, int width, int height, Path file) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[width * height];
        // Blue, green, red, alpha in memory is 0xAARRGGBB as a little-endian int.
        bgra.duplicate().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(pixels);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
