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

    /** Makes one. Under another name first: a server that is stopped meanwhile leaves no half a secret. */
    static void make(Path file) throws IOException {
        byte[] secret = new byte[HmacTickets.KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        Path draft = Files.createTempFile(
                file.toAbsolutePath().getParent(), file.getFileName().toString(), ".new", ownerOnly(file));
        Files.writeString(draft, HexFormat.of().formatHex(secret) + "\n");
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
