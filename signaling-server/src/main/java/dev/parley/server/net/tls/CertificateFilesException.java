package dev.parley.server.net.tls;

import java.io.IOException;

/** A certificate or key file cannot be used. The message is for the admin: which file, what is wrong, what to do. */
public final class CertificateFilesException extends IOException {
    private static final long serialVersionUID = 1L;

    CertificateFilesException(String message) {
        super(message);
    }
}
