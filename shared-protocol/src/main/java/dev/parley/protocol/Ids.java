package dev.parley.protocol;

import java.util.regex.Pattern;

/** The common form of identifiers on the wire. */
final class Ids {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1," + Limits.ID_LENGTH + "}");

    private Ids() {}

    static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    static String check(String field, String value) {
        if (!isValid(value)) {
            throw new InvalidFieldException(
                    field, "The " + field + " must be 1 to " + Limits.ID_LENGTH + " letters, digits, - or _.");
        }
        return value;
    }
}
