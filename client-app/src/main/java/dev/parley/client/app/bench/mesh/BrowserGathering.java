package dev.parley.client.app.bench.mesh;

import com.google.gson.JsonParser;
import dev.parley.client.app.browser.PageServer;
import dev.parley.client.app.process.Attendee;
import dev.parley.server.net.ServerSettings;
import dev.parley.server.net.SignalingServer;
import dev.parley.server.net.SocketSettings;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** People with a browser each, who meet over Parley's server and hold the meeting as browser meshes do. */
final class BrowserGathering implements Gathering {
    private static final String PAGES = "/dev/parley/client/app/bench/mesh";
    private static final long JOIN_MS = 60_000;

    private final Map<String, BrowserPerson> people = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Picture picture;
    private final PatternFilm film;
    private final PageServer pages;
    private final SignalingServer server;
    private String room = "";

    BrowserGathering(Picture picture) throws IOException {
        this.picture = picture;
        film = new PatternFilm(Picture.WIDTH, Picture.HEIGHT, picture.fps());
        pages = new PageServer(PAGES, this::posted);
        SocketSettings sockets = ServerSettings.DEFAULTS.sockets().withAllowedOrigins(Set.of(pages.origin()));
        server = SignalingServer.start(ServerSettings.DEFAULTS.withSockets(sockets));
    }

    private void posted(String event) {
        String by = JsonParser.parseString(event).getAsJsonObject().get("by").getAsString();
        BrowserPerson person = people.get(by);
        if (person != null) {
            person.take(event);
        }
    }

    @Override
    public void enter(String name) throws IOException, InterruptedException {
        BrowserPerson person = new BrowserPerson(film, url(name));
        people.put(name, person);
        room = person.await("joined", e -> true, JOIN_MS)
                .orElseThrow(() -> new IllegalStateException(
                        name + "'s browser did not join. " + String.join(" | ", person.log())))
                .get("room")
                .getAsString();
    }

    private String url(String name) {
        StringBuilder url = new StringBuilder(pages.origin())
                .append("/reference.html#name=")
                .append(name);
        url.append("&server=").append(URLEncoder.encode(server.url(), StandardCharsets.UTF_8));
        if (!room.isEmpty()) {
            url.append("&room=").append(room);
        }
        return url.append("&width=" + Picture.WIDTH + "&height=" + Picture.HEIGHT + "&fps=" + picture.fps())
                .append("&viewWidth=" + picture.viewWidth() + "&viewHeight=" + picture.viewHeight())
                .toString();
    }

    @Override
    public Map<String, ? extends Attendee> people() {
        return people;
    }

    @Override
    public void close() {
        people.values().forEach(BrowserPerson::close);
        server.close();
        pages.close();
        film.close();
    }
}
