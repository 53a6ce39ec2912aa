package dev.parley.server.net.tls;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate, those that vouch for it, and the private key that belongs to it.
 *
 * @param chain the server's own certificate first
 */
record Identity(List<X509Certificate> chain, PrivateKey key) {
    Identity {
        chain = List.copyOf(chain);
    }

    /** Reads both, and sees whether they belong together. */
    static Identity read(Path certificateFile, byte[] certificates, Path keyFile, byte[] keys)
            throws CertificateFilesException {
        List<X509Certificate> chain = chain(certificateFile, certificates);
        PrivateKey key = key(keyFile, keys, chain.getFirst().getPublicKey().getAlgorithm());
        if (!belongTogether(chain.getFirst().getPublicKey(), key)) {
            throw mismatch(certificateFile, keyFile);
        }
        return new Identity(chain, key);
    }

    private static List<X509Certificate> chain(Path file, byte[] content) throws CertificateFilesException {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Pem.Block block : Pem.blocks(content)) {
                if (block.label().equals("CERTIFICATE")) {
                    chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der())));
                }
            }
        } catch (CertificateException | IllegalArgumentException e) {
            throw new CertificateFilesException("The certificate file " + file + " is damaged. Copy it again.");
        }
        if (chain.isEmpty()) {
            throw new CertificateFilesException(
                    "The file " + file
                            + " holds no certificate. It must be PEM: the server's certificate first, then those that vouch for it.");
        }
        return chain;
    }

    private static PrivateKey key(Path file, byte[] content, String algorithm) throws CertificateFilesException {
        Pem.Block block = Pem.blocks(content).stream()
                .filter(candidate -> KeyFormats.isKey(candidate.label()))
                .findFirst()
                .orElseThrow(() -> new CertificateFilesException("The file " + file
                        + " holds no private key. It must be PEM, such as -----BEGIN PRIVATE KEY-----."));
        if (block.isEncrypted()) {
            throw new CertificateFilesException("The private key in " + file
                    + " needs a passphrase, which nobody could type when the server starts. Store it without: openssl pkey -in "
                    + file + " -out NEW.");
        }
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(KeyFormats.pkcs8(block)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new CertificateFilesException("The private key in " + file
                    + " is damaged, or it is not one of the certificate's kind, " + algorithm
                    + ". Give the key that the certificate was made for.");
        }
    }

    /** What one signs, the other confirms. */
    private static boolean belongTogether(PublicKey publicKey, PrivateKey privateKey) throws CertificateFilesException {
        byte[] sample = {1, 2, 3};
        try {
            Signature signature = signature(publicKey.getAlgorithm());
            signature.initSign(privateKey);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(sample);
            return signature.verify(signed);
        } catch (InvalidKeyException | java.security.SignatureException differentKeys) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new CertificateFilesException("A certificate with a key of the kind " + publicKey.getAlgorithm()
                    + " cannot be used. Get one with an RSA or EC key.");
        }
    }

    private static Signature signature(String algorithm) throws GeneralSecurityException {
        return Signature.getInstance(
                switch (algorithm) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> algorithm;
                });
    }

    private static CertificateFilesException mismatch(Path certificateFile, Path keyFile) {
        return new CertificateFilesException("The private key in " + keyFile
                + " does not belong to the first certificate in " + certificateFile
                + ". The server's own certificate must come first, and the key must be the one it was made for.");
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Identity[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
}
