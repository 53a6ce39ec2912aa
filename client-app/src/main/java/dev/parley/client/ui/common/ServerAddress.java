package dev.parley.client.ui.common;

import dev.parley.client.text.Texts;
import dev.parley.protocol.InvalidFieldException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the address of a signaling server as a person types it. */
public final class ServerAddress {
    private ServerAddress() {}

    /**
     * The {@code ws:} or {@code wss:} URL. An address without a scheme is taken as {@code ws:}.
     *
     * @throws InvalidFieldException with a sentence for the person if it is none
     */
    public static URI parse(String typed) {
        String text = typed.strip();
        try {
            URI uri = new URI(text.contains("://") ? text : "ws://" + text);
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || uri.getPort() > 65_535 || !(scheme.equals("ws") || scheme.equals("wss"))) {
                throw none();
            }
            return new URI(scheme, null, uri.getHost(), uri.getPort(), uri.getPath(), null, null);
        } catch (URISyntaxException e) {
            throw none();
        }
    }

    private static InvalidFieldException none() {
        return new InvalidFieldException("server", Texts.of("common.server-address.invalid"));
    }

    /** The same for what was typed earlier and is not being looked at now: null, which is this computer, if it is none. */
    public static @Nullable URI kept(String typed) {
        try {
            return parse(typed);
        } catch (InvalidFieldException e) {
            return null;
        }
    }

    /** Whether others on the way can read what is sent there: without TLS they can, but for what stays on this computer. */
    public static boolean isReadByOthers(@Nullable URI server) {
        String host = server == null || server.getHost() == null
                ? ""
                : server.getHost().toLowerCase(Locale.ROOT);
        boolean here = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        return server != null && !here && !"wss".equals(server.getScheme());
    }
}
