package dev.parley.server.main;

import dev.parley.server.http.BearerToken;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where admins ask.
 *
 * @param host an address, not a name
 * @param port 1 to 65535, or 0 for any free one
 * @param token what they have to show
 */
record AdminSettings(String host, int port, BearerToken token) {
    /** In the data folder. */
    static final String FILE = "admin.token";

    private static final Pattern TOKEN = Pattern.compile("[!-~]{" + BearerToken.SHORTEST + ",256}");

    /** Whether only this computer reaches it. */
    boolean isLoopback() {
        return InetAddress.ofLiteral(host).isLoopbackAddress();
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** The token in a data folder; at the first start it is made, unless this is only a trial. */
    static BearerToken tokenIn(Path folder, boolean trial) throws ConfigurationException {
        Path file = folder.resolve(FILE);
        try {
            String token = SecretFile.read(file, trial);
            if (isToken(token)) {
                return new BearerToken(token);
            }
        } catch (IOException e) {
            throw new ConfigurationException("The admin's token cannot be kept in " + file + " (" + e
                    + "). Let this program read and write there, or set ADMIN_TOKEN.");
        }
        throw new ConfigurationException(
                "The file " + file + " does not hold a token. Delete it: then a new one is made.");
    }
}
