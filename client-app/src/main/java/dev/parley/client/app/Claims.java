package dev.parley.client.app;

import java.security.SecureRandom;
import java.util.Base64;

/** What a run of the program proves with that an earlier try to join was its own, see {@link dev.parley.protocol.ClientMessage.JoinRoom}. */
final class Claims {
    private static final int BYTES = 16;

    private Claims() {}

    /** 128 random bits in base64url (RFC 4648, section 5), without padding. */
    static String random() {
        byte[] bits = new byte[BYTES];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
