package dev.parley.client.app.bench.mesh;

import dev.parley.client.media.I420;
import dev.parley.client.media.PatternCamera;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The pictures of the pattern camera as a YUV4MPEG2 file of {@value #PICTURES} of them, which a browser takes for a camera and plays
 * over and over: so it has the same to encode as Parley.
 */
final class PatternFilm implements AutoCloseable {
    private static final int PICTURES = 150;

    private final Path file;

    /** Shoots it. */
    PatternFilm(int width, int height, int fps) throws IOException {
        file = Files.createTempFile("parley-pattern", ".y4m");
        PatternCamera camera = new PatternCamera(width, height, "Film");
        I420 picture = I420.allocate(width, height);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            write(out, ascii("YUV4MPEG2 W" + width + " H" + height + " F" + fps + ":1 Ip A1:1 C420jpeg\n"));
            for (int frame = 0; frame < PICTURES; frame++) {
                camera.draw(picture, frame, 1000L * frame / fps);
                write(out, ascii("FRAME\n"), picture.y(), picture.u(), picture.v());
            }
        }
    }

    Path file() {
        return file;
    }

    private static void write(FileChannel out, ByteBuffer... parts) throws IOException {
        for (ByteBuffer part : parts) {
            ByteBuffer left = part.duplicate().clear();
            while (left.hasRemaining()) {
                out.write(left);
            }
        }
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
