package dev.parley.client.webrtc.pulse;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The functions of libpulse that are used, by name, and its records, of which only the first, unchanging fields are read
 * (pulse/introspect.h). For 64-bit systems.
 */
@SuppressWarnings("restricted") // calling a native library is what this class is for
final class LibPulse {
    static final long INDEX_AT = 8;
    static final long NAME_AT = 0;
    static final long DESCRIPTION_AT = 16;

    /** {@code pa_source_info.monitor_of_sink}: after sample spec, channel map, owner and volume. */
    static final long MONITOR_OF_AT = 308;

    static final long STREAM_INDEX_AT = 0;
    static final long STREAM_DEVICE_AT = 24;

    /** In {@code pa_sink_input_info}, which has the volume before the latencies. */
    static final long SINK_INPUT_PROPERTIES_AT = 344;

    /** In {@code pa_source_output_info}, which has the volume at its end. */
    static final long SOURCE_OUTPUT_PROPERTIES_AT = 208;

    static final long DEFAULT_SINK_AT = 48;
    static final long DEFAULT_SOURCE_AT = 56;

    /** {@code PA_INVALID_INDEX}. */
    static final int NOWHERE = -1;

    private static final Logger LOG = LoggerFactory.getLogger(LibPulse.class);
    private static final long WHOLE_RECORD = 512;
    private static final Linker LINKER = Linker.nativeLinker();

    private final SymbolLookup symbols;
    private final Map<String, MethodHandle> handles = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException where there is no libpulse */
    LibPulse() {
        symbols = SymbolLookup.libraryLookup("libpulse.so.0", Arena.global());
    }

    /** A function that gives back a pointer. */
    MemorySegment pointer(String name, Object... arguments) {
        return (MemorySegment) call(name, ADDRESS, arguments);
    }

    /** A function that gives back a number. */
    int number(String name, Object... arguments) {
        return (int) call(name, JAVA_INT, arguments);
    }

    /** A function that gives back nothing. */
    void run(String name, Object... arguments) {
        call(name, null, arguments);
    }

    private Object call(String name, @Nullable MemoryLayout result, Object... arguments) {
        try {
            return handles.computeIfAbsent(name, n -> handle(n, result, arguments))
                    .invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(name, e);
        }
    }

    private MethodHandle handle(String name, @Nullable MemoryLayout result, Object... arguments) {
        MemoryLayout[] layouts = new MemoryLayout[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            layouts[i] = layout(arguments[i]);
        }
        FunctionDescriptor descriptor =
                result == null ? FunctionDescriptor.ofVoid(layouts) : FunctionDescriptor.of(result, layouts);
        return LINKER.downcallHandle(symbols.findOrThrow(name), descriptor);
    }

    private static MemoryLayout layout(Object argument) {
        return argument instanceof Integer ? JAVA_INT : ADDRESS;
    }

    /** Told of each record of a list: {@code (context, record, last, user data)}; {@code last} is not 0 behind the last one. */
    interface Records {
        void take(MemorySegment context, MemorySegment record, int last, MemorySegment data);
    }

    /** Told of the one record: {@code (context, record, user data)}. */
    interface OneRecord {
        void take(MemorySegment context, MemorySegment record, MemorySegment data);
    }

    /** Told of something that changed: {@code (context, kind and facility, index, user data)}. */
    interface Changes {
        void take(MemorySegment context, int kind, int index, MemorySegment data);
    }

    static MemorySegment records(Records target, Arena arena) {
        Records safe = (context, record, last, data) -> safely(() -> target.take(context, record, last, data));
        return stub(Records.class, safe, FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_INT, ADDRESS), arena);
    }

    static MemorySegment oneRecord(OneRecord target, Arena arena) {
        OneRecord safe = (context, record, data) -> safely(() -> target.take(context, record, data));
        return stub(OneRecord.class, safe, FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS), arena);
    }

    static MemorySegment changes(Changes target, Arena arena) {
        Changes safe = (context, kind, index, data) -> safely(() -> target.take(context, kind, index, data));
        return stub(Changes.class, safe, FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT, JAVA_INT, ADDRESS), arena);
    }

    /** An exception that reached the library would end the process. */
    private static void safely(Runnable answer) {
        try {
            answer.run();
        } catch (Throwable e) {
            LOG.error("An answer of the sound server cannot be read.", e);
        }
    }

    private static <T> MemorySegment stub(Class<T> type, T target, FunctionDescriptor descriptor, Arena arena) {
        try {
            MethodType signature = descriptor.toMethodType();
            MethodHandle handle = MethodHandles.lookup().findVirtual(type, "take", signature);
            return LINKER.upcallStub(handle.bindTo(target), descriptor, arena);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The record behind a pointer that the library handed over. */
    static MemorySegment whole(MemorySegment pointer) {
        return pointer.reinterpret(WHOLE_RECORD);
    }

    /** The text behind the pointer at this place of a record; empty for none. */
    static String text(MemorySegment record, long at) {
        return string(record.get(ADDRESS, at));
    }

    static String string(MemorySegment pointer) {
        return pointer.equals(MemorySegment.NULL)
                ? ""
                : pointer.reinterpret(Long.MAX_VALUE).getString(0);
    }
}
