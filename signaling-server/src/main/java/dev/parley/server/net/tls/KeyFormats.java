package dev.parley.server.net.tls;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Brings private keys into PKCS #8 (RFC 5208 §5), the one form that the JDK reads. */
final class KeyFormats {
    private static final byte[] ZERO = Der.of(Der.INTEGER, new byte[] {0});

    /** rsaEncryption, 1.2.840.113549.1.1.1 (RFC 8017, appendix C), with its empty parameters. */
    private static final byte[] RSA =
            Der.of(Der.SEQUENCE, HexFormat.of().parseHex("06092a864886f70d010101"), Der.of(Der.NULL));

    /** id-ecPublicKey, 1.2.840.10045.2.1 (RFC 5480 §2.1.1). */
    private static final byte[] EC_PUBLIC_KEY = HexFormat.of().parseHex("06072a8648ce3d0201");

    private static final int PARAMETERS = 0xA0;

    private KeyFormats() {}

    static boolean isKey(String label) {
        return label.endsWith("PRIVATE KEY");
    }

    /**
     * The key of one block as PKCS #8.
     *
     * @throws IllegalArgumentException if it is damaged, or a format that is not known
     */
    static byte[] pkcs8(Pem.Block block) {
        return switch (block.label()) {
            case "PRIVATE KEY" -> block.der();
            case "RSA PRIVATE KEY" -> wrapped(RSA, block.der());
            case "EC PRIVATE KEY" -> wrapped(Der.of(Der.SEQUENCE, EC_PUBLIC_KEY, curve(block.der())), block.der());
            default -> throw new IllegalArgumentException("unknown format");
        };
    }

    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return Der.of(Der.SEQUENCE, ZERO, algorithm, Der.of(Der.OCTET_STRING, key));
    }

    /** Which curve an EC key says it is of (SEC 1, C.4; RFC 5915 §3). */
    private static byte[] curve(byte[] sec1) {
        ByteBuffer key = Der.content(ByteBuffer.wrap(sec1), Der.SEQUENCE);
        Der.content(key, Der.INTEGER);
        Der.content(key, Der.OCTET_STRING);
        return Der.bytes(Der.content(key, PARAMETERS));
    }
}
