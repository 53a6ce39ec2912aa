package dev.parley.server.main;

import dev.parley.server.session.HmacTickets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys that the server signs with, as text and as files in the data folder. */
enum KeyFile {
    TICKETS("ticket.key", "room tickets", "meetings do not survive this restart"),
    TOKENS("token.key", "sign-ins", "everybody has to sign in again");

    /** Shortest key, in bytes: as many as the hash of HMAC-SHA256 has (RFC 2104 §3, RFC 7518 §3.2). */
    static final int BYTES = HmacTickets.KEY_BYTES;

    /** Longest text of a key, in characters. */
    private static final int MOST_CHARACTERS = 1_024;

    private static final Pattern HEX = Pattern.compile("([0-9A-Fa-f]{2})+");

    private final String fileName;
    private final String purpose;
    private final String loss;

    KeyFile(String fileName, String purpose, String loss) {
        this.fileName = fileName;
        this.purpose = purpose;
        this.loss = loss;
    }

    /** Its name in the data folder. */
    String fileName() {
        return fileName;
    }

    /** Reads a key from hexadecimal digits or base64 (RFC 4648 §4 or §5); empty if it is neither, or too short. */
    static Optional<byte[]> parse(String text) {
        return decode(text.strip()).filter(key -> key.length >= BYTES);
    }

    private static Optional<byte[]> decode(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        if (HEX.matcher(text).matches()) {
            return Optional.of(HexFormat.of().parseHex(text));
        }
        try {
            return Optional.of(
                    Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_')));
        } catch (IllegalArgumentException neither) {
            return Optional.empty();
        }
    }

    /** The key in a data folder; at the first start it is made, unless this is only a trial. */
    byte[] in(Path folder, boolean trial) throws ConfigurationException {
        Path file = folder.resolve(fileName);
        try {
            return parse(SecretFile.read(file, trial))
                    .orElseThrow(() -> new ConfigurationException("The file " + file
                            + " does not hold a key. Put it back from a copy, or delete it: then a new one is made, and "
                            + loss + "."));
        } catch (IOException e) {
            throw new ConfigurationException("The key for " + purpose + " cannot be kept in " + file + " (" + e
                    + "). Let this program read and write there, or give --data another folder.");
        }
    }
}
