package dev.parley.server.main;

import dev.parley.server.http.PublicUrl;
import dev.parley.server.main.Sources.Sourced;
import java.net.URI;
import java.util.Optional;

/** What the admin set about how people reach this server. */
final class LinkSettings {
    private LinkSettings() {}

    /** The URL that apps connect to; empty if nobody said. */
    static Optional<URI> address(Sources sources) throws ConfigurationException {
        Sourced set = sources.get(Setting.WEBSOCKET_URL);
        Optional<PublicUrl> url = PublicUrl.parse(set.value());
        if (url.isEmpty() && !set.value().isEmpty()) {
            throw Configuration.wrong(Setting.WEBSOCKET_URL, set);
        }
        return url.map(PublicUrl::address);
    }
}
