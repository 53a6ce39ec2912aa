package dev.parley.client.app;

import dev.parley.server.room.Tickets;
import dev.parley.server.session.HmacTickets;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server inside this app is known by: its port and the key of its tickets, the same at every start. So a meeting that
 * this computer hosts comes back, under the same links, when the app was killed and is started again.
 */
final class HostFile {
    private static final Logger LOG = LoggerFactory.getLogger(HostFile.class);

    private final Path file;

    HostFile(Path file) {
        this.file = file;
    }

    /**
     * A server's identity.
     *
     * @param port 0 if it never had one
     * @param key of its tickets, hexadecimal
     */
    record Identity(int port, String key) {
        Tickets tickets() {
            return new HmacTickets(HexFormat.of().parseHex(key));
        }

        @Override
        public String toString() {
            return "Identity[port=" + port + "]";
        }
    }

    /** A new identity where none, or none that can be read, was kept. */
    Identity read() {
        if (Files.exists(file)) {
            Properties kept = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                kept.load(reader);
                return identity(kept);
            } catch (IOException | IllegalArgumentException e) {
                LOG.atWarn()
                        .addKeyValue("file", file)
                        .setCause(e)
                        .log("The host's identity cannot be read; it gets a new one");
            }
        }
        byte[] key = new byte[HmacTickets.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new Identity(0, HexFormat.of().formatHex(key));
    }

    private static Identity identity(Properties kept) {
        Identity identity = new Identity(Integer.parseInt(kept.getProperty("port", "0")), kept.getProperty("key", ""));
        if (HexFormat.of().parseHex(identity.key()).length < HmacTickets.KEY_BYTES) {
            throw new IllegalArgumentException("The key is too short.");
        }
        return identity;
    }

    /** Only this user may read it: the key opens every place in this computer's meetings. */
    void write(Identity identity) {
        Properties kept = new Properties();
        kept.setProperty("port", String.valueOf(identity.port()));
        kept.setProperty("key", identity.key());
        StringWriter text = new StringWriter();
        try {
            kept.store(text, "The server inside Parley. Keep it to yourself.");
            PrivateFiles.write(file, text.toString());
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("file", file).setCause(e).log("The host's identity cannot be kept");
        }
    }
}
