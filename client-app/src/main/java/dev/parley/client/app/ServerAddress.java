package dev.parley.client.app;

import java.net.URI;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the address of a signaling server from the command line. */
public final class ServerAddress implements ITypeConverter<URI> {
    private static final List<String> SCHEMES = List.of("ws", "wss");

    @Override
    public URI convert(String text) {
        try {
            URI address = new URI(text);
            if (SCHEMES.contains(String.valueOf(address.getScheme())) && address.getHost() != null) {
                return address;
            }
        } catch (java.net.URISyntaxException e) {
            // Said below, in words for whoever typed it.
        }
        throw new TypeConversionException(
                "'" + text + "' is no server; this option takes an address like ws://127.0.0.1:8443.");
    }
}
