package dev.parley.client.app.headless;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A picture's size in pixels, written {@code 1280x720}. */
record Size(int width, int height) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,4})x(\\d{1,4})");

    /** Reads {@code 1280x720}. */
    static final class Converter implements ITypeConverter<Size> {
        @Override
        public Size convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is no size; write it like 1280x720");
            }
            return new Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }
    }

    /** Reads what {@code --view} takes: a size, {@code full} or {@code hidden}. */
    static final class ViewConverter implements ITypeConverter<Size> {
        @Override
        public Size convert(String text) {
            return switch (text) {
                case "full" -> new Size(1920, 1080);
                case "hidden" -> new Size(0, 0);
                default -> new Converter().convert(text);
            };
        }
    }
}
