package dev.parley.protocol;

import java.util.regex.Pattern;

/** Proquints ("PRO-nounceable QUINT-uplets", D. Wilkerson, arXiv:0901.4016): 16 bits as consonant-vowel-consonant-vowel-consonant. */
final class Proquint {
    private static final String CONSONANTS = "bdfghjklmnprstvz";
    private static final String VOWELS = "aiou";
    private static final String WORD = "[bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz]";
    private static final Pattern THREE_WORDS = Pattern.compile(WORD + "-" + WORD + "-" + WORD);

    private Proquint() {}

    static boolean isValid(String text) {
        return THREE_WORDS.matcher(text).matches();
    }

    static String encode(long bits) {
        return word((int) (bits >>> 32) & 0xFFFF) + "-" + word((int) (bits >>> 16) & 0xFFFF) + "-"
                + word((int) bits & 0xFFFF);
    }

    private static String word(int bits) {
        return "" + CONSONANTS.charAt(bits >>> 12 & 15) + VOWELS.charAt(bits >>> 10 & 3)
                + CONSONANTS.charAt(bits >>> 6 & 15) + VOWELS.charAt(bits >>> 4 & 3) + CONSONANTS.charAt(bits & 15);
    }
}
