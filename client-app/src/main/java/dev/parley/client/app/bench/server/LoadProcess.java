package dev.parley.client.app.bench.server;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.parley.client.app.process.Launch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@link LoadMain} in another process. */
final class LoadProcess implements AutoCloseable {
    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx1g");

    private final Process process;
    private final Writer orders;
    private final BufferedReader answers;

    private LoadProcess(Process process) {
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** On this server; nobody is there yet. */
    static LoadProcess start(String url) throws IOException {
        return new LoadProcess(new ProcessBuilder(Launch.program(JVM, LoadMain.class, List.of(url)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Gives an order and waits until it is done. */
    JsonObject order(String line) throws IOException {
        orders.write(line + "\n");
        orders.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("The process that makes the load ended at '" + line + "'.");
        }
        JsonObject json = JsonParser.parseString(answer).getAsJsonObject();
        if (json.has("failed")) {
            throw new IOException("The load could not be made at '" + line + "'. "
                    + json.get("failed").getAsString());
        }
        return json;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
