package dev.parley.server.main;

import dev.parley.server.session.HmacTickets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Files in the data folder that hold one random secret, readable by their owner only. */
final class SecretFile {
    private SecretFile() {}

    /**
     * Reads one, which is made if it is not there.
     *
     * @param trial whether nothing may be made; then what would be in the file is made up
     */
    static String read(Path file, boolean trial) throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        String secret = draw();
        if (!trial) {
            make(file, secret);
        }
        return secret;
    }

    private static String draw() {
        byte[] secret = new byte[HmacTickets.KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /** Under another name first: a server that is stopped meanwhile leaves no half a secret. */
    private static void make(Path file, String secret) throws IOException {
        Path draft = Files.createTempFile(
                file.toAbsolutePath().getParent(), file.getFileName().toString(), ".new", ownerOnly(file));
        Files.writeString(draft, secret + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where files have no POSIX permissions, they have those of the folder. */
    static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
