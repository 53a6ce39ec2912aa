package dev.parley.client.webrtc.pulse;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A connection to the sound server, with a main loop that the caller's thread turns, so that no question can hang. One thread only,
 * but for {@link #wakeUp}.
 */
final class PulseConnection implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final int TURN_US = 100_000;
    private static final int NO_AUTOSPAWN = 1;

    /** {@code pa_context_state_t}. */
    private static final int READY = 4;

    private static final int FAILED = 5;

    /** {@code pa_operation_state_t}. */
    private static final int RUNNING = 0;

    /** {@code PA_SUBSCRIPTION_MASK_*}: sinks, sources, sink inputs, source outputs, server. */
    private static final int INTERESTING = 0x1 | 0x2 | 0x4 | 0x8 | 0x80;

    private static final String OWN_PROCESS =
            Long.toString(ProcessHandle.current().pid());

    private final LibPulse pulse;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment loop;
    private final MemorySegment context;
    private boolean changed = true;
    private boolean closed;

    /** There is no server, or it has ended. */
    static final class Lost extends Exception {
        private static final long serialVersionUID = 1;

        Lost(String message) {
            super(message);
        }
    }

    /** The server does not answer in time. It may be stopped, or busy, and go on. */
    static final class Slow extends Exception {
        private static final long serialVersionUID = 1;

        Slow(String message) {
            super(message);
        }
    }

    private PulseConnection(LibPulse pulse) {
        this.pulse = pulse;
        loop = pulse.pointer("pa_mainloop_new");
        MemorySegment api = pulse.pointer("pa_mainloop_get_api", loop);
        context = pulse.pointer("pa_context_new", api, arena.allocateFrom("Parley devices"));
    }

    /** Connects; takes at most three seconds. */
    static PulseConnection open(LibPulse pulse) throws Lost, Slow {
        PulseConnection connection = new PulseConnection(pulse);
        try {
            connection.connect();
            return connection;
        } catch (Lost | Slow | RuntimeException | Error e) {
            connection.close();
            throw e;
        }
    }

    private void connect() throws Lost, Slow {
        if (pulse.number("pa_context_connect", context, MemorySegment.NULL, NO_AUTOSPAWN, MemorySegment.NULL) < 0) {
            throw new Lost("refused");
        }
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (state() != READY) {
            turn(TURN_US);
            if (System.nanoTime() - deadline >= 0) {
                throw new Slow("connecting");
            }
        }
        MemorySegment listener = LibPulse.changes((c, kind, index, data) -> changed = true, arena);
        pulse.run("pa_context_set_subscribe_callback", context, listener, MemorySegment.NULL);
        complete("pa_context_subscribe", context, INTERESTING, MemorySegment.NULL, MemorySegment.NULL);
    }

    private int state() {
        return pulse.number("pa_context_get_state", context);
    }

    /** Turns the main loop once: waits up to so many microseconds for something to happen. */
    private void turn(int us) throws Lost {
        int prepared = pulse.number("pa_mainloop_prepare", loop, us);
        if (prepared < 0
                || pulse.number("pa_mainloop_poll", loop) < 0
                || pulse.number("pa_mainloop_dispatch", loop) < 0
                || state() >= FAILED) {
            throw new Lost("the connection ended");
        }
    }

    /** Waits up to a time, or until {@link #wakeUp}, and says whether anything has changed since the last {@link #look}. */
    boolean awaitChange(int ms) throws Lost {
        turn(ms * 1_000);
        return changed;
    }

    /** Ends a waiting early. Any thread, as long as the connection is open. */
    void wakeUp() {
        pulse.run("pa_mainloop_wakeup", loop);
    }

    /** What there is now. */
    SoundMap look() throws Lost, Slow {
        changed = false;
        try (Arena calls = Arena.ofConfined()) {
            String[] defaults = {"", ""};
            MemorySegment server = LibPulse.oneRecord((c, info, data) -> readDefaults(info, defaults), calls);
            complete("pa_context_get_server_info", context, server, MemorySegment.NULL);
            return new SoundMap(
                    devices("pa_context_get_sink_info_list", false, calls),
                    devices("pa_context_get_source_info_list", true, calls),
                    streams("pa_context_get_sink_input_info_list", LibPulse.SINK_INPUT_PROPERTIES_AT, calls),
                    streams("pa_context_get_source_output_info_list", LibPulse.SOURCE_OUTPUT_PROPERTIES_AT, calls),
                    defaults[0],
                    defaults[1]);
        }
    }

    private static void readDefaults(MemorySegment info, String[] defaults) {
        if (!info.equals(MemorySegment.NULL)) {
            MemorySegment record = LibPulse.whole(info);
            defaults[0] = LibPulse.text(record, LibPulse.DEFAULT_SINK_AT);
            defaults[1] = LibPulse.text(record, LibPulse.DEFAULT_SOURCE_AT);
        }
    }

    private List<SoundMap.Device> devices(String question, boolean sources, Arena calls) throws Lost, Slow {
        List<SoundMap.Device> found = new ArrayList<>();
        list(question, calls, record -> found.add(device(record, sources)));
        return found;
    }

    private static SoundMap.Device device(MemorySegment record, boolean source) {
        boolean monitor = source && record.get(ValueLayout.JAVA_INT, LibPulse.MONITOR_OF_AT) != LibPulse.NOWHERE;
        String id = LibPulse.text(record, LibPulse.NAME_AT);
        String title = LibPulse.text(record, LibPulse.DESCRIPTION_AT);
        return new SoundMap.Device(
                record.get(ValueLayout.JAVA_INT, LibPulse.INDEX_AT), id, title.isBlank() ? id : title, monitor);
    }

    private List<SoundMap.Stream> streams(String question, long propertiesAt, Arena calls) throws Lost, Slow {
        List<SoundMap.Stream> found = new ArrayList<>();
        list(question, calls, record -> {
            MemorySegment properties = record.get(ValueLayout.ADDRESS, propertiesAt);
            MemorySegment process =
                    pulse.pointer("pa_proplist_gets", properties, calls.allocateFrom("application.process.id"));
            if (LibPulse.string(process).equals(OWN_PROCESS)) {
                found.add(new SoundMap.Stream(
                        record.get(ValueLayout.JAVA_INT, LibPulse.STREAM_INDEX_AT),
                        record.get(ValueLayout.JAVA_INT, LibPulse.STREAM_DEVICE_AT)));
            }
        });
        return found;
    }

    private interface Reader {
        void read(MemorySegment record);
    }

    /** An exception must not reach the library, which would end the process; it is thrown when the list is at its end. */
    private void list(String question, Arena calls, Reader reader) throws Lost, Slow {
        List<RuntimeException> problems = new ArrayList<>();
        MemorySegment callback = LibPulse.records(
                (c, record, last, data) -> {
                    try {
                        if (last == 0) {
                            reader.read(LibPulse.whole(record));
                        }
                    } catch (RuntimeException e) {
                        problems.add(e);
                    }
                },
                calls);
        complete(question, context, callback, MemorySegment.NULL);
        if (!problems.isEmpty()) {
            throw problems.getFirst();
        }
    }

    /** Asks the server to move a stream; the answer is a change of what is there, or nothing. */
    void move(Placement.Move move) throws Lost, Slow {
        String request =
                move.plays() ? "pa_context_move_sink_input_by_index" : "pa_context_move_source_output_by_index";
        complete(request, context, move.stream(), move.device(), MemorySegment.NULL, MemorySegment.NULL);
    }

    /** Sends a request and turns the loop until the server has dealt with it. */
    private void complete(String request, Object... arguments) throws Lost, Slow {
        MemorySegment operation = pulse.pointer(request, arguments);
        if (operation.equals(MemorySegment.NULL)) {
            throw new Lost(request + " cannot be sent");
        }
        try {
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (pulse.number("pa_operation_get_state", operation) == RUNNING) {
                turn(TURN_US);
                if (System.nanoTime() - deadline >= 0) {
                    pulse.run("pa_operation_cancel", operation);
                    throw new Slow(request);
                }
            }
        } finally {
            pulse.run("pa_operation_unref", operation);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            pulse.run("pa_context_disconnect", context);
            pulse.run("pa_context_unref", context);
            pulse.run("pa_mainloop_free", loop);
            arena.close();
        }
    }
}
