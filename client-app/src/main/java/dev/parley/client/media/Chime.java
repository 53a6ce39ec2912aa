package dev.parley.client.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A short sound of a few notes, one after the other, each of which fades away like a bell's. Made here, so that every byte of it has a known origin.
 *
 * @param notes in their order
 */
public record Chime(List<Note> notes) {
    /** Samples a second. */
    public static final int RATE = 44_100;

    private static final double VOLUME = 0.2;
    private static final double OCTAVE_SHARE = 0.25;
    private static final double ATTACK_S = 0.006;
    /** So much is left of a note at its end: nobody hears it break off. */
    private static final double LEFT_AT_END = 0.002;

    private static final int HEADER_BYTES = 44;
    private static final int SAMPLE_BYTES = 2;

    /** Rising: somebody came. */
    public static final Chime UP = new Chime(List.of(new Note(587.33, 0.09), new Note(880, 0.28)));

    /** Falling: somebody is gone. */
    public static final Chime DOWN = new Chime(List.of(new Note(659.26, 0.09), new Note(440, 0.28)));

    /** The same note twice, as one knocks: somebody wants to speak. */
    public static final Chime KNOCK =
            new Chime(List.of(new Note(783.99, 0.12), new Note(783.99, 0.12), new Note(987.77, 0.3)));

    /** One short note: somebody wrote. */
    public static final Chime DROP = new Chime(List.of(new Note(1046.5, 0.22)));

    /** Falling and slow, as a door bell: somebody wants to come in. */
    public static final Chime BELL = new Chime(List.of(new Note(880, 0.3), new Note(698.46, 0.45)));

    /**
     * A note.
     *
     * @param hertz its pitch
     * @param seconds how long it is heard
     */
    public record Note(double hertz, double seconds) {
        private int samples() {
            return (int) (seconds * RATE);
        }

        private double at(int sample) {
            double t = (double) sample / RATE;
            double loudness = Math.min(1, t / ATTACK_S) * Math.pow(LEFT_AT_END, t / seconds);
            double wave = Math.sin(2 * Math.PI * hertz * t) + OCTAVE_SHARE * Math.sin(4 * Math.PI * hertz * t);
            return loudness * wave / (1 + OCTAVE_SHARE);
        }
    }

    public Chime {
        notes = List.copyOf(notes);
    }

    /** How long it is, s. */
    public double seconds() {
        return notes.stream().mapToDouble(Note::seconds).sum();
    }

    /** As a WAV file: one channel of 16-bit samples, {@value #RATE} a second. */
    public byte[] wav() {
        int data = notes.stream().mapToInt(Note::samples).sum() * SAMPLE_BYTES;
        ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + data).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + data).put(ascii("WAVE"));
        file.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
        file.putInt(RATE)
                .putInt(RATE * SAMPLE_BYTES)
                .putShort((short) SAMPLE_BYTES)
                .putShort((short) 16);
        file.put(ascii("data")).putInt(data);
        for (Note note : notes) {
            for (int sample = 0; sample < note.samples(); sample++) {
                file.putShort((short) Math.round(VOLUME * Short.MAX_VALUE * note.at(sample)));
            }
        }
        return file.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
