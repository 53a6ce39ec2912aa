package dev.parley.server.account;

import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.Limits;
import dev.parley.protocol.Text;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody from an OpenID provider is called here, as close as possible to what they are called there.
 *
 * @param name a user name, which others may have
 * @param displayName how others see this person
 * @param email empty for none
 */
record NewAccount(String name, String displayName, String email) {
    private static final String NOBODY = "user";

    /** Room for {@link #numbered} to tell it from others. */
    private static final int LONGEST = Limits.USER_LENGTH - 8;

    static NewAccount of(IdTokenClaims claims) {
        Optional<String> email = claims.text("email");
        List<String> called = Stream.of(
                        claims.text("preferred_username"), email.map(NewAccount::beforeAt), claims.text("name"))
                .flatMap(Optional::stream)
                .toList();
        String name = called.stream()
                .map(NewAccount::userName)
                .filter(candidate -> candidate.length() >= Limits.USER_MIN_LENGTH)
                .findFirst()
                .orElse(NOBODY);
        String displayName = Stream.concat(claims.text("name").stream(), called.stream())
                .flatMap(text -> displayName(text).stream())
                .findFirst()
                .orElse(name);
        return new NewAccount(
                name, displayName, email.flatMap(NewAccount::email).orElse(""));
    }

    /** The same name with something behind it. */
    String numbered(String with) {
        return name + "-" + with;
    }

    private static String beforeAt(String email) {
        return email.replaceFirst("@[^@]*$", "");
    }

    /** Letters without their accents; hyphens for what a user name cannot have. */
    private static String userName(String text) {
        String plain = Normalizer.normalize(beforeAt(text), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]+", "-");
        String bounded = plain.substring(0, Math.min(plain.length(), LONGEST + 8));
        return trimmed(trimmed(bounded).substring(0, Math.min(trimmed(bounded).length(), LONGEST)));
    }

    private static String trimmed(String name) {
        return name.replaceAll("^[._-]+|[._-]+$", "");
    }

    private static Optional<String> displayName(String text) {
        try {
            int length = text.codePointCount(0, text.length());
            int end = text.offsetByCodePoints(0, Math.min(length, Limits.NAME_LENGTH));
            return Optional.of(Text.name("name", text.substring(0, end)));
        } catch (InvalidFieldException unusable) {
            return Optional.empty();
        }
    }

    private static Optional<String> email(String text) {
        try {
            return Optional.of(Text.email("email", text));
        } catch (InvalidFieldException unusable) {
            return Optional.empty();
        }
    }
}
