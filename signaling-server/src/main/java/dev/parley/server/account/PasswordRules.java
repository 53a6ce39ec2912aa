package dev.parley.server.account;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which passwords may be chosen, as NIST SP 800-63B asks: a length, and not one that everybody tries first. No kinds of characters are
 * asked for, because that makes people choose worse ones. Any thread.
 *
 * <p>The list is the one of zxcvbn: the 30,000 most common passwords of real leaks.
 */
public final class PasswordRules {
    /** Shortest password, in code points. */
    public static final int LEAST = 10;

    /** What people put around a common word. */
    private static final Pattern TRIMMINGS = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");

    private final Set<String> common;

    /** Reads the list. */
    public PasswordRules() {
        try {
            common = Set.copyOf(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
        } catch (IOException e) {
            throw new UncheckedIOException("The list of common passwords is part of the program", e);
        }
    }

    /**
     * What is wrong with a password, as a sentence for whoever chose it; empty if it may be used.
     *
     * @param user the account's name
     * @param email the account's address, empty for none
     */
    public Optional<String> problem(String password, String user, String email) {
        String folded = password.strip().toLowerCase(Locale.ROOT);
        if (password.codePointCount(0, password.length()) < LEAST) {
            return Optional.of("Choose a password of " + LEAST
                    + " characters or more. Four words that have nothing to do" + " with each other are a good one.");
        }
        if (isCommon(folded)) {
            return Optional.of("This password is among the first that others try. Choose another one.");
        }
        if (says(folded, user) || says(folded, email) || says(folded, email.replaceFirst("@.*$", ""))) {
            return Optional.of("This password says your name. Choose another one.");
        }
        return Optional.empty();
    }

    private boolean isCommon(String folded) {
        return common.contains(folded)
                || common.contains(TRIMMINGS.matcher(folded).replaceAll(""))
                || folded.codePoints().distinct().count() < 4;
    }

    /** Whether a password is a name with a few characters around it. */
    private static boolean says(String folded, String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.length() >= 3 && folded.contains(small) && folded.length() - small.length() < LEAST - 2;
    }
}
