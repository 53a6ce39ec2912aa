package dev.parley.protocol;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of an account: {@value Limits#USER_MIN_LENGTH} to {@value Limits#USER_LENGTH} of {@code a-z 0-9 . _ -}, with a letter or
 * digit at both ends. Capital letters count as small ones. No other letters, so that no name looks like another one; what people see
 * is the display name, which is free.
 */
public final class UserName {
    private static final Pattern FORM = Pattern.compile(
            "[a-z0-9][a-z0-9._-]{" + (Limits.USER_MIN_LENGTH - 2) + "," + (Limits.USER_LENGTH - 2) + "}[a-z0-9]");

    private UserName() {}

    /** The one form of a name, in small letters without white space at the ends. */
    public static String check(String field, String raw) {
        String name = raw.strip().toLowerCase(Locale.ROOT);
        if (!FORM.matcher(name).matches()) {
            throw new InvalidFieldException(
                    field,
                    "A user name has " + Limits.USER_MIN_LENGTH + " to " + Limits.USER_LENGTH
                            + " letters a to z, digits, dots, hyphens or _, and begins and ends with a letter or digit.");
        }
        return name;
    }
}
