package dev.parley.server.main;

import dev.parley.server.session.HmacTickets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The key that tickets are signed with, as text and as a file. */
final class TicketKey {
    /** In the data folder. */
    static final String FILE = "ticket.key";

    /** Longest text of a key, in characters. */
    private static final int MOST_CHARACTERS = 1_024;

    private static final Pattern HEX = Pattern.compile("([0-9A-Fa-f]{2})+");

    private TicketKey() {}

    /** Reads a key from hexadecimal digits or base64 (RFC 4648 §4 or §5); empty if it is neither, or too short. */
    static Optional<byte[]> parse(String text) {
        return decode(text.strip()).filter(key -> key.length >= HmacTickets.KEY_BYTES);
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

    /** The key in a data folder; at the first start it is made. */
    static byte[] in(Path folder) throws ConfigurationException {
        Path file = folder.resolve(FILE);
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            return parse(Files.readString(file, StandardCharsets.UTF_8))
                    .orElseThrow(() -> new ConfigurationException("The file " + file
                            + " does not hold a key. Put it back from a copy, or delete it: then a new one is made, and"
                            + " meetings do not survive this restart."));
        } catch (IOException e) {
            throw new ConfigurationException("The key for room tickets cannot be kept in " + file + " (" + e
                    + "). Let this program read and write there, or give --data another folder.");
        }
    }

    /** Under another name first: a server that is stopped meanwhile leaves no half a key. */
    private static void make(Path file) throws IOException {
        byte[] key = new byte[HmacTickets.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), FILE, ".new", ownerOnly(file));
        Files.writeString(draft, HexFormat.of().formatHex(key) + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where files have no POSIX permissions, they have those of the folder. */
    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
