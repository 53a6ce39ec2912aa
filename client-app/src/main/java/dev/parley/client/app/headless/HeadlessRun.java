package dev.parley.client.app.headless;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.parley.client.app.Client;
import dev.parley.client.app.ExitCode;
import dev.parley.client.app.Threads;
import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.Next;
import dev.parley.client.core.RoomPhase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One headless participant, from signing in to the summary. */
final class HeadlessRun {
    private static final Logger LOG = LoggerFactory.getLogger(HeadlessRun.class);
    private static final long TICK_MS = 100;
    private static final long TICKS_A_SAMPLE = 10;

    private final HeadlessOptions options;
    private final Client client;
    private final Output output;
    private final PrintStream errors;
    private final FirstTimes times = new FirstTimes();
    private final RoomLines roomLines;
    private final PeerLines peerLines;
    private final ChatLines chatLines;
    private final Pinger pinger;
    private final Agenda agenda;
    private final StatsLine stats;
    private final Shots shots;
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(Threads.daemons("parley-ticker"));
    private long ticks;
    private @Nullable JsonObject lastStats;

    HeadlessRun(HeadlessOptions options, Client client, PatternWatch patterns, Output output, PrintStream errors) {
        this.options = options;
        this.client = client;
        this.output = output;
        this.errors = errors;
        roomLines = new RoomLines(output, times);
        peerLines = new PeerLines(output, times);
        chatLines = new ChatLines(output);
        pinger = new Pinger(options.pings, client.store()::send, output);
        agenda = new Agenda(options, client.store()::send, ticket(options, client));
        stats = new StatsLine(patterns);
        shots = new Shots(options, client.pictures(), output);
    }

    private static Optional<String> ticket(HeadlessOptions options, Client client) {
        HeadlessOptions.Target target = options.target();
        return Optional.ofNullable(target.room())
                .flatMap(room -> client.places().find(target.server(), room, options.name));
    }

    /** Runs to its end on the calling thread. */
    ExitCode run() {
        output.write(new Line("started")
                .with("name", options.name)
                .with("pid", ProcessHandle.current().pid())
                .with("epochMs", System.currentTimeMillis()));
        client.store().listen(this::onEvent);
        client.prepare();
        agenda.begin();
        var _ = ticker.scheduleAtFixedRate(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
        if (options.untilEof) {
            Threads.daemon("parley-stdin", this::awaitEndOfInput).start();
        }
        Ending ending = agenda.ending().join();
        finish(ending);
        return ending.exit();
    }

    /** Ends the run as if its time was over. Any thread. */
    void interrupt() {
        agenda.ending().complete(Ending.DONE);
    }

    /** The process that started this one closes its end, or is gone. */
    private void awaitEndOfInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("Standard input cannot be read");
        }
        interrupt();
    }

    private void onEvent(Event event, long nanoTime, AppState before, Next<AppState> next) {
        AppState after = next.state();
        times.restartOn(next.effects(), nanoTime);
        roomLines.onEvent(event, nanoTime, before, after);
        peerLines.onEvent(event, nanoTime, before, next);
        chatLines.onEvent(event, nanoTime, before, after);
        pinger.onEvent(event, nanoTime, before, after);
        agenda.onEvent(event, nanoTime, before, after);
        shots.onEvent(after);
    }

    private void tick() {
        AppState state = client.store().state();
        long now = System.nanoTime();
        agenda.onTick(now);
        pinger.onTick(now);
        if (++ticks % TICKS_A_SAMPLE == 0 && state.room().phase() == RoomPhase.JOINED) {
            sample(state);
        }
    }

    private void sample(AppState state) {
        Line line = stats.of(state);
        lastStats = line.fields();
        output.write(line);
    }

    private void finish(Ending ending) {
        ticker.shutdownNow();
        AppState state = client.store().state();
        if (state.room().phase() == RoomPhase.JOINED) {
            lastStats = stats.of(state).fields();
            shots.write(state);
        }
        if (!ending.error().isEmpty()) {
            errors.println("parley: " + ending.code() + ": " + ending.error());
            roomLines.ending(System.nanoTime(), ending.code(), ending.error());
        }
        JsonObject last =
                Objects.requireNonNullElseGet(lastStats, () -> stats.of(state).fields());
        client.close();
        output.write(summary(last));
    }

    private Line summary(JsonObject last) {
        JsonArray peers = times.toJson();
        return new Line("summary")
                .with("peers", peers)
                .with("stats", last)
                .with("droppedLines", output.dropped())
                .with("droppedEvents", client.store().dropped());
    }
}
