package dev.parley.protocol;

import java.util.List;
import java.util.regex.Pattern;

/** The common form of identifiers on the wire. */
final class Ids {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1," + Limits.ID_LENGTH + "}");

    private Ids() {}

    static List<String> checkAll(String field, List<String> values, int max) {
        if (values.size() > max) {
            throw new InvalidFieldException(field, "At most " + max + " " + field + " are allowed.");
        }
        values.forEach(value -> check(field, value));
        return List.copyOf(values);
    }

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
