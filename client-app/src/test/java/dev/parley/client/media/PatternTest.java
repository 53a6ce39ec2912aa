package dev.parley.client.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PatternTest {
    private static final PatternCamera SMALL = new PatternCamera(320, 180, "Ada Lovelace");
    private static final PatternCamera LARGE = new PatternCamera(1280, 720, "Ada Lovelace");
    private static final int ADA = PatternMark.identityOf("Ada Lovelace");
    private static final long DAYS = 4_000_000_000_000L;

    @Property(tries = 200)
    void every_mark_is_read_back(
            @ForAll @LongRange(min = 0) long frame, @ForAll @LongRange(min = 0, max = DAYS) long at) {
        assertThat(read(picture(SMALL, 320, 180, frame, at))).contains(PatternMark.at(ADA, frame, at));
    }

    @Property(tries = 25)
    void every_size_is_read_back(
            @ForAll @IntRange(min = 160, max = 640) int halfWidth,
            @ForAll @IntRange(min = 90, max = 360) int halfHeight) {
        PatternCamera camera = new PatternCamera(2 * halfWidth, 2 * halfHeight, "Bob");
        assertThat(read(picture(camera, 2 * halfWidth, 2 * halfHeight, 7, 8)))
                .contains(PatternMark.at(PatternMark.identityOf("Bob"), 7, 8));
    }

    @Property(tries = 25)
    void a_mark_survives_scaling(
            @ForAll @IntRange(min = 160, max = 640) int halfWidth,
            @ForAll @IntRange(min = 90, max = 360) int halfHeight) {
        I420 scaled = scale(picture(LARGE, 1280, 720, 3, 4), 2 * halfWidth, 2 * halfHeight);
        assertThat(read(scaled)).contains(PatternMark.at(ADA, 3, 4));
    }

    @Property(tries = 100)
    void a_mark_survives_noise_and_blur(@ForAll long seed, @ForAll @IntRange(min = 0, max = 2) int radius) {
        I420 picture = picture(SMALL, 320, 180, seed, seed);
        blur(picture, radius);
        addNoise(picture, seed, 40);
        assertThat(read(picture)).contains(PatternMark.at(ADA, seed, seed));
    }

    @Property(tries = 200)
    void one_or_two_wrong_cells_give_nothing(
            @ForAll long frame,
            @ForAll @IntRange(min = 0, max = PatternCode.BITS - 1) int one,
            @ForAll @IntRange(min = 0, max = PatternCode.BITS - 1) int other) {
        I420 picture = picture(SMALL, 320, 180, frame, frame);
        invert(picture, one);
        if (other != one) {
            invert(picture, other);
        }
        assertThat(read(picture)).isEmpty();
    }

    /** The seed is fixed: one random picture in 65,536 with clear cells would pass the checksum. */
    @Property(tries = 500, seed = "1")
    void random_pictures_give_nothing(@ForAll long seed) {
        I420 picture = I420.allocate(320, 180);
        addNoise(picture, seed, 255);
        assertThat(read(picture)).isEmpty();
    }

    @Property(tries = 500, seed = "2")
    void random_clear_cells_give_nothing(@ForAll long seed) {
        I420 picture = picture(SMALL, 320, 180, 0, 0);
        Random random = new Random(seed);
        for (int cell = 0; cell < PatternCode.BITS; cell++) {
            if (random.nextBoolean()) {
                invert(picture, cell);
            }
        }
        assertThat(read(picture)).isEmpty();
    }

    @Test
    void flat_pictures_give_nothing() {
        for (int luma = 0; luma < 256; luma++) {
            I420 picture = I420.allocate(640, 360);
            for (int i = 0; i < picture.y().capacity(); i++) {
                picture.y().put(i, (byte) luma);
            }
            assertThat(read(picture)).as("luma %d", luma).isEmpty();
        }
    }

    @Test
    void a_cropped_picture_gives_nothing() {
        I420 picture = picture(LARGE, 1280, 720, 5, 6);
        assertThat(PatternReader.read(picture.y(), 1200, 720, picture.strideY()))
                .isEmpty();
    }

    @Test
    void a_picture_below_320x180_gives_nothing() {
        I420 picture = scale(picture(LARGE, 1280, 720, 5, 6), 318, 180);
        assertThat(read(picture)).isEmpty();
    }

    @Test
    void a_padded_plane_is_drawn_and_read() {
        I420 padded = new I420(320, 180, plane(180 * 352), 352, plane(90 * 176), 176, plane(90 * 176), 176);
        SMALL.draw(padded, 9, 10);
        assertThat(read(padded)).contains(PatternMark.at(ADA, 9, 10));
    }

    @Test
    void the_picture_moves() {
        I420 first = picture(SMALL, 320, 180, 0, 0);
        I420 later = picture(SMALL, 320, 180, 12, 0);
        int changed = 0;
        for (int i = 60 * 320; i < 180 * 320; i++) {
            changed += first.y().get(i) == later.y().get(i) ? 0 : 1;
        }
        assertThat(changed).as("changed pixels below the bars").isGreaterThan(200);
    }

    @Test
    void two_people_look_and_read_differently() {
        I420 ada = picture(SMALL, 320, 180, 0, 0);
        I420 bob = picture(new PatternCamera(320, 180, "Bob"), 320, 180, 0, 0);
        assertThat(ada.u()).isNotEqualTo(bob.u());
        assertThat(read(ada)).isNotEqualTo(read(bob));
    }

    @Test
    void names_without_a_latin_letter_are_drawn_without_initials() {
        I420 picture = picture(new PatternCamera(320, 180, "李 雷"), 320, 180, 1, 2);
        assertThat(read(picture)).contains(PatternMark.at(PatternMark.identityOf("李 雷"), 1, 2));
    }

    @Test
    void every_glyph_is_inside_its_box() {
        for (char c : "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".toCharArray()) {
            assertThat(StrokeFont.initials("" + c).strokes())
                    .as("glyph %s", c)
                    .isNotEmpty()
                    .allSatisfy(stroke -> {
                        assertThat(Math.max(stroke.x0(), stroke.x1())).isBetween(0.0, StrokeFont.GLYPH_WIDTH);
                        assertThat(Math.max(stroke.y0(), stroke.y1())).isBetween(0.0, StrokeFont.GLYPH_HEIGHT);
                    });
        }
    }

    @Test
    void delay_counts_over_the_turn_of_the_clock() {
        PatternMark mark = PatternMark.at(1, 1, 65_530);
        assertThat(mark.delayMs(65_540)).isEqualTo(10);
        assertThat(mark.delayMs(65_526)).isEqualTo(-4);
        assertThat(mark.delayMs(65_530 + 59_999)).isEqualTo(59_999);
    }

    private static I420 picture(PatternCamera camera, int width, int height, long frame, long epochMs) {
        I420 picture = I420.allocate(width, height);
        camera.draw(picture, frame, epochMs);
        return picture;
    }

    private static Optional<PatternMark> read(I420 picture) {
        return PatternReader.read(picture.y(), picture.width(), picture.height(), picture.strideY());
    }

    private static ByteBuffer plane(int bytes) {
        return ByteBuffer.allocateDirect(bytes);
    }

    /** Nearest neighbour on luma, the roughest scaler there is. */
    private static I420 scale(I420 from, int width, int height) {
        I420 to = I420.allocate(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int source = y * from.height() / height * from.strideY() + x * from.width() / width;
                to.y().put(y * width + x, from.y().get(source));
            }
        }
        return to;
    }

    private static void blur(I420 picture, int radius) {
        ByteBuffer sharp = ByteBuffer.allocate(picture.y().capacity())
                .put(0, picture.y(), 0, picture.y().capacity());
        for (int y = radius; y < picture.height() - radius; y++) {
            for (int x = radius; x < picture.width() - radius; x++) {
                picture.y().put(y * picture.strideY() + x, (byte) mean(sharp, picture.strideY(), x, y, radius));
            }
        }
    }

    private static int mean(ByteBuffer plane, int stride, int x, int y, int radius) {
        int sum = 0;
        for (int j = -radius; j <= radius; j++) {
            for (int i = -radius; i <= radius; i++) {
                sum += plane.get((y + j) * stride + x + i) & 0xFF;
            }
        }
        return sum / ((2 * radius + 1) * (2 * radius + 1));
    }

    private static void addNoise(I420 picture, long seed, int amplitude) {
        Random random = new Random(seed);
        for (int i = 0; i < picture.y().capacity(); i++) {
            int noisy = (picture.y().get(i) & 0xFF) + random.nextInt(2 * amplitude + 1) - amplitude;
            picture.y().put(i, (byte) Math.clamp(noisy, 0, 255));
        }
    }

    private static void invert(I420 picture, int cell) {
        int column = cell % PatternCode.COLUMNS;
        int row = cell / PatternCode.COLUMNS;
        for (int y = (int) PatternCode.y(row, 180); y < (int) PatternCode.y(row + 1, 180); y++) {
            for (int x = (int) PatternCode.x(column, 320); x < (int) PatternCode.x(column + 1, 320); x++) {
                int luma = picture.y().get(y * 320 + x) & 0xFF;
                picture.y().put(y * 320 + x, (byte) (PatternCode.DARK + PatternCode.LIGHT - luma));
            }
        }
    }
}
