package dev.parley.client.ui.common;

import dev.parley.client.text.Texts;
import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.Limits;
import dev.parley.protocol.Text;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Reads the name of a person or a meeting as it was typed. */
public final class TypedName {
    /** As many accents as {@link Text} takes on one letter. */
    public static final int MARKS_IN_A_ROW = 30;

    private static final Pattern TOO_MANY_MARKS = Pattern.compile("\\p{M}{" + (MARKS_IN_A_ROW + 1) + "}");

    private TypedName() {}

    /**
     * The name as others get it.
     *
     * @throws InvalidFieldException with the field {@code name} and a sentence for the person if it is none
     */
    public static String parse(String typed) {
        try {
            return Text.name("name", typed);
        } catch (InvalidFieldException e) {
            throw new InvalidFieldException("name", problemOf(typed));
        }
    }

    /** Whether one letter has more accents than {@link Text} takes. */
    public static boolean hasTooManyMarks(String typed) {
        return TOO_MANY_MARKS.matcher(typed).find();
    }

    /** What {@link Text#name} refuses, which says it in English: servers have only that. */
    private static String problemOf(String typed) {
        if (hasTooManyMarks(typed)) {
            return Texts.of("common.name.accents", MARKS_IN_A_ROW);
        }
        String clean = Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
        if (clean.codePointCount(0, clean.length()) > Limits.NAME_LENGTH) {
            return Texts.of("common.name.too-long", Limits.NAME_LENGTH);
        }
        return Text.fold(clean).isEmpty() ? Texts.of("common.name.empty") : Texts.of("common.name.control-characters");
    }
}
