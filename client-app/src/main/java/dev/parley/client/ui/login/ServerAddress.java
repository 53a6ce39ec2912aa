package dev.parley.client.ui.login;

import dev.parley.protocol.InvalidFieldException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Reads the address of a signaling server as a person types it. */
final class ServerAddress {
    private static final String HELP =
            "Enter the server's address, such as ws://192.168.1.20:8443, or wss://meet.example.org for a secure one.";

    private ServerAddress() {}

    /**
     * The {@code ws:} or {@code wss:} URL. An address without a scheme is taken as {@code ws:}.
     *
     * @throws InvalidFieldException with a sentence for the person if it is none
     */
    static URI parse(String typed) {
        String text = typed.strip();
        try {
            URI uri = new URI(text.contains("://") ? text : "ws://" + text);
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || uri.getPort() > 65_535 || !(scheme.equals("ws") || scheme.equals("wss"))) {
                throw new InvalidFieldException("server", HELP);
            }
            return new URI(scheme, null, uri.getHost(), uri.getPort(), uri.getPath(), null, null);
        } catch (URISyntaxException e) {
            throw new InvalidFieldException("server", HELP);
        }
    }
}
