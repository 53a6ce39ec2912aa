package dev.parley.server.main;

import dev.parley.server.http.MeetingPage;
import dev.parley.server.http.PublicUrl;
import dev.parley.server.main.Sources.Sourced;
import dev.parley.server.net.Pages;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the admin set about links that work in browsers. */
final class LinkSettings {
    private static final Pattern DOWNLOAD = Pattern.compile("https?://[A-Za-z0-9._~:/?#@!$&()*+,;=%-]{1,500}");

    private LinkSettings() {}

    /** What stands before a room's id in the web addresses of rooms; empty if there are none. */
    static String base(Sources sources) throws ConfigurationException {
        return url(sources).map(PublicUrl::pages).orElse("");
    }

    /** What browsers are shown. */
    static Pages pages(Sources sources) throws ConfigurationException {
        Sourced download = sources.get(Setting.DOWNLOAD_URL);
        if (!download.value().isEmpty() && !DOWNLOAD.matcher(download.value()).matches()) {
            throw Configuration.wrong(Setting.DOWNLOAD_URL, download);
        }
        return url(sources)
                .<Pages>map(url -> new MeetingPage(url, download.value()))
                .orElse(Pages.NONE);
    }

    /** The URL that apps connect to; empty if nobody said. */
    static Optional<URI> address(Sources sources) throws ConfigurationException {
        return url(sources).map(PublicUrl::address);
    }

    private static Optional<PublicUrl> url(Sources sources) throws ConfigurationException {
        Sourced set = sources.get(Setting.WEBSOCKET_URL);
        Optional<PublicUrl> url = PublicUrl.parse(set.value());
        if (url.isEmpty() && !set.value().isEmpty()) {
            throw Configuration.wrong(Setting.WEBSOCKET_URL, set);
        }
        return url;
    }
}
