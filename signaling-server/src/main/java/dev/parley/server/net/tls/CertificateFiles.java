package dev.parley.server.net.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's certificate and key as two PEM files. When they change, new connections get the new ones; those that are open
 * keep what they began with. Certificates may be RSA, EC or EdDSA; keys PKCS #8 (RFC 5208), PKCS #1 (RFC 8017) or SEC 1
 * (RFC 5915), without a passphrase.
 *
 * <p>Connections speak TLS 1.2 or 1.3, with forward secrecy and authenticated encryption only (RFC 9325 §4.2).
 *
 * <p>{@link #newEngine} may be called on any thread, {@link #refresh} on one at a time.
 */
public final class CertificateFiles {
    private static final Logger LOG = LoggerFactory.getLogger("server.net");
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final String[] APPLICATION = {"http/1.1"};

    /** Sessions that clients may resume without a ticket; the JDK would keep twenty thousand. */
    private static final int REMEMBERED_SESSIONS = 1_000;

    /** Longest file, in bytes. */
    private static final long LONGEST = 1024 * 1024;

    /** The content of both files. */
    private record Content(ByteBuffer certificates, ByteBuffer keys) {
        /** Without the key. */
        @Override
        public String toString() {
            return "Content[]";
        }
    }

    /**
     * What was read, and what came of it.
     *
     * @param suites the cipher suites, strongest first
     */
    private record Loaded(Content content, SSLContext context, X509Certificate own, List<String> suites) {}

    private final Path certificateFile;
    private final Path keyFile;
    private volatile Loaded loaded;
    private @Nullable Content rejected;

    private CertificateFiles(Path certificateFile, Path keyFile) throws IOException {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
        this.loaded = load(certificateFile, keyFile, read(certificateFile, keyFile));
    }

    /**
     * Reads both files.
     *
     * @param certificateFile the server's certificate, then those that vouch for it
     * @throws CertificateFilesException if they cannot be used; the message says why and what to do
     */
    public static CertificateFiles of(Path certificateFile, Path keyFile) throws CertificateFilesException {
        try {
            return new CertificateFiles(certificateFile, keyFile);
        } catch (CertificateFilesException e) {
            throw e;
        } catch (IOException e) {
            throw new CertificateFilesException("The certificate and its key cannot be read (" + e
                    + "). Let this program read " + certificateFile + " and " + keyFile + ".");
        }
    }

    /** Until when the certificate is valid. */
    public Instant expires() {
        return loaded.own().getNotAfter().toInstant();
    }

    /** The server's side of one new connection. */
    public SSLEngine newEngine() {
        Loaded current = loaded;
        SSLEngine engine = current.context().createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        parameters.setCipherSuites(current.suites().toArray(String[]::new));
        parameters.setUseCipherSuitesOrder(true);
        parameters.setApplicationProtocols(APPLICATION);
        engine.setSSLParameters(parameters);
        return engine;
    }

    /**
     * Looks at the files again. What cannot be used is reported in the log once, and the certificate of before stays: a program
     * that renews both files writes one after the other.
     *
     * @return whether there is a new certificate
     */
    public boolean refresh() {
        Content content;
        try {
            content = read(certificateFile, keyFile);
        } catch (IOException beingReplaced) {
            return false;
        }
        return !content.equals(loaded.content()) && !content.equals(rejected) && replace(content);
    }

    private boolean replace(Content content) {
        try {
            loaded = load(certificateFile, keyFile, content);
            LOG.atInfo()
                    .addKeyValue("file", certificateFile)
                    .addKeyValue("expires", expires())
                    .log("New connections get the new certificate");
            return true;
        } catch (IOException e) {
            rejected = content;
            LOG.atWarn()
                    .addKeyValue("file", certificateFile)
                    .addKeyValue("why", e.getMessage())
                    .log("The certificate or key has changed and cannot be used; the one of before stays");
            return false;
        }
    }

    private static Content read(Path certificateFile, Path keyFile) throws IOException {
        return new Content(ByteBuffer.wrap(read(certificateFile)), ByteBuffer.wrap(read(keyFile)));
    }

    private static byte[] read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CertificateFilesException("There is no file " + file + ". Give the path of a PEM file.");
        }
        if (Files.size(file) > LONGEST) {
            throw new CertificateFilesException("The file " + file + " is too long for a certificate or a key.");
        }
        return Files.readAllBytes(file);
    }

    private static Loaded load(Path certificateFile, Path keyFile, Content content) throws CertificateFilesException {
        Identity identity = Identity.read(
                certificateFile,
                content.certificates().array(),
                keyFile,
                content.keys().array());
        try {
            SSLContext context = context(identity);
            context.getServerSessionContext().setSessionCacheSize(REMEMBERED_SESSIONS);
            return new Loaded(content, context, identity.chain().getFirst(), suites(context));
        } catch (GeneralSecurityException | IOException e) {
            throw new CertificateFilesException(
                    "The certificate in " + certificateFile + " cannot be used for TLS (" + e.getMessage() + ").");
        }
    }

    private static SSLContext context(Identity identity) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "server", identity.key(), new char[0], identity.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), new TrustManager[0], null);
        return context;
    }

    private static List<String> suites(SSLContext context) {
        return Arrays.stream(context.getDefaultSSLParameters().getCipherSuites())
                .filter(suite -> suite.contains("_GCM_") || suite.contains("CHACHA20"))
                .filter(suite -> !suite.contains("_WITH_") || suite.startsWith("TLS_ECDHE_"))
                .toList();
    }

    @Override
    public String toString() {
        return "CertificateFiles[" + certificateFile + "]";
    }
}
