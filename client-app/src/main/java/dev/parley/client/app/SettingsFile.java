package dev.parley.client.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.parley.client.text.Texts;
import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the person chose, and what they want to find again: one JSON object in {@value #NAME}, which people may read and edit.
 * Whoever keeps something there changes its own keys and leaves all others as they are, also those that this version does not
 * know. A file that is no JSON object is set aside as {@value #ASIDE}, in place of the one set aside before.
 *
 * <p>Blocks on the disk. Any thread. Each change reads the file anew, one program at a time: they take turns by a lock on
 * {@value #LOCK}. Where the disk knows no locks, what two of them change in the same instant can be lost.
 */
public final class SettingsFile {
    static final String NAME = "settings.json";
    static final String LOCK = "settings.lock";
    static final String ASIDE = "settings.broken.json";

    /** Nobody chooses that much: a larger file is not ours. */
    static final long LARGEST_BYTES = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final Gson READABLE =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /** Several parts of one process have the file, each an object of its own. */
    private static final Object TURN = new Object();

    private final Path file;
    private volatile Supplier<String> problem = () -> "";

    /** @param folder made when needed */
    public SettingsFile(Path folder) {
        this.file = folder.resolve(NAME);
    }

    /** Where it is. */
    public Path path() {
        return file;
    }

    /** What went wrong when it was read last, a sentence that says what became of it; empty if nothing did. */
    public String problem() {
        return problem.get();
    }

    /** All that is kept; empty where there is no file, or none that can be read. */
    public JsonObject read() {
        synchronized (TURN) {
            try {
                return load();
            } catch (IOException e) {
                LOG.atWarn().addKeyValue("file", file).setCause(e).log("The settings cannot be read");
                problem = () -> Texts.of("app.settings.unreadable", file);
                return new JsonObject();
            }
        }
    }

    /**
     * Replaces the file as a whole, so that a crash leaves the old or the new one. A file that must not be read is not replaced.
     *
     * @param edit changes what is kept; called before this returns
     */
    public void change(Consumer<JsonObject> edit) {
        synchronized (TURN) {
            try {
                changeInTurn(edit);
            } catch (IOException e) {
                LOG.atWarn().addKeyValue("file", file).setCause(e).log("The settings cannot be saved");
            }
        }
    }

    private void changeInTurn(Consumer<JsonObject> edit) throws IOException {
        FileChannel turn = awaitTurn();
        try {
            JsonObject kept = load();
            JsonObject before = kept.deepCopy();
            edit.accept(kept);
            if (!kept.equals(before)) {
                PrivateFiles.write(file, READABLE.toJson(kept) + "\n");
            }
        } finally {
            turn.close();
        }
    }

    /** Other programs wait until the channel is closed, or this one ends. */
    private FileChannel awaitTurn() throws IOException {
        Path lock = file.resolveSibling(LOCK);
        Files.createDirectories(lock.toAbsolutePath().getParent());
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock();
        } catch (IOException e) { // not every disk has locks
            LOG.atDebug().addKeyValue("file", lock).setCause(e).log("The settings are changed without a lock");
        }
        return channel;
    }

    private JsonObject load() throws IOException {
        if (!Files.exists(file)) {
            return new JsonObject();
        }
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new JsonParseException("The file is larger than " + LARGEST_BYTES + " bytes.");
            }
            return parse(Files.readString(file));
        } catch (CharacterCodingException | MalformedJsonException | JsonParseException e) {
            setAside(e);
            return new JsonObject();
        }
    }

    private static JsonObject parse(String text) throws IOException {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        JsonElement whole = JsonParser.parseReader(reader);
        if (!whole.isJsonObject() || reader.peek() != JsonToken.END_DOCUMENT) {
            throw new JsonParseException("The file is not one JSON object.");
        }
        return whole.getAsJsonObject();
    }

    private void setAside(Exception why) throws IOException {
        Path aside = file.resolveSibling(ASIDE);
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        LOG.atWarn().addKeyValue("file", aside).setCause(why).log("The settings were not readable and are set aside");
        problem = () -> Texts.of("app.settings.damaged", aside);
    }
}
