package dev.parley.server.net.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of a PEM file (RFC 7468 §2). What stands between them is a comment. */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*(?:-(?!----)[^-]*)*)-----END \\1-----");

    private Pem() {}

    /**
     * One block.
     *
     * @param label such as {@code CERTIFICATE}
     * @param text what stands between its lines, header fields of old formats included
     */
    record Block(String label, String text) {
        /** The content as bytes. Throws {@link IllegalArgumentException} if it is no base64. */
        byte[] der() {
            return Base64.getMimeDecoder().decode(text.strip());
        }

        /** Encrypted with a passphrase, as OpenSSL did before PKCS #8 (RFC 1421 §4.6.1.1). */
        boolean isEncrypted() {
            return label.startsWith("ENCRYPTED ") || text.contains("Proc-Type:");
        }

        @Override
        public String toString() {
            return "Block[" + label + "]";
        }
    }

    static List<Block> blocks(byte[] file) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(new String(file, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }
}
