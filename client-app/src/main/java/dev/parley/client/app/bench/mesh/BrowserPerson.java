package dev.parley.client.app.bench.mesh;

import com.google.gson.JsonObject;
import dev.parley.client.app.browser.Browser;
import dev.parley.client.app.process.Attendee;
import dev.parley.client.app.process.EventLog;
import dev.parley.client.app.process.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Somebody with the reference page in a browser of their own. */
final class BrowserPerson implements Attendee {
    /** The tiles of a grid of four fit in. */
    private static final String WINDOW = "--window-size=1400,900";

    private final EventLog told = new EventLog();
    private final Path profile;
    private final Browser browser;

    BrowserPerson(PatternFilm film, String url) throws IOException {
        profile = Files.createTempDirectory("parley-browser");
        List<String> options = List.of(
                "--use-fake-device-for-media-stream", "--use-file-for-fake-video-capture=" + film.file(), WINDOW);
        browser = Browser.start(profile, options, url, told::addLine);
    }

    /** Takes what the page has posted. */
    void take(String event) {
        told.addEvent(event);
    }

    @Override
    public long pid() {
        return browser.pid();
    }

    @Override
    public List<JsonObject> events(String name) {
        return told.events(name);
    }

    @Override
    public Optional<JsonObject> await(String name, Predicate<JsonObject> which, long timeoutMs)
            throws InterruptedException {
        return told.await(name, which, timeoutMs, () -> !browser.isAlive());
    }

    @Override
    public double epochMs(JsonObject event) {
        return event.get("epochMs").getAsDouble();
    }

    @Override
    public List<String> log() {
        return told.log();
    }

    @Override
    public void close() {
        browser.close();
        TemporaryFiles.delete(profile);
    }
}
