package dev.parley.server.systemd;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Sends datagrams over a Unix domain socket on Linux, which the JDK's own channels cannot: they have streams only. Calls the C
 * library's functions socket(2), sendto(2) and close(2).
 */
final class DatagramSocket {
    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;

    /** Where the path begins in a sockaddr_un (unix(7)): behind its family, two bytes in the machine's order. */
    private static final int PATH_OFFSET = 2;

    private static final int PATH_BYTES = 108;

    private final MethodHandle socket = function(
            "socket",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    private final MethodHandle sendto = function(
            "sendto",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_INT));
    private final MethodHandle close =
            function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    private final byte[] address;

    /**
     * Prepares to send to one address.
     *
     * @param path of the receiver's socket; one that begins with {@code @} is in Linux's abstract name space
     * @throws IllegalArgumentException if it is longer than 107 bytes
     */
    DatagramSocket(String path) {
        this.address = address(path);
    }

    /** The functions' signatures are those of the manual; a wrong one would crash the process, so the compiler warns of each. */
    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor signature) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), signature);
    }

    private static byte[] address(String path) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        if (name.length == 0 || name.length >= PATH_BYTES) {
            throw new IllegalArgumentException("The path of a Unix domain socket has 1 to 107 bytes.");
        }
        boolean isAbstract = name[0] == '@';
        // An abstract name has no end but the address's; a path ends with a zero byte.
        byte[] bytes = new byte[PATH_OFFSET + name.length + (isAbstract ? 0 : 1)];
        bytes[ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 0 : 1] = AF_UNIX;
        System.arraycopy(name, 0, bytes, PATH_OFFSET, name.length);
        if (isAbstract) {
            bytes[PATH_OFFSET] = 0;
        }
        return bytes;
    }

    /** Sends one datagram, without waiting for anybody to read it unless the receiver's queue is full. */
    void send(String text) throws IOException {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        try (Arena arena = Arena.ofConfined()) {
            int descriptor = (int) socket.invokeExact(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
            if (descriptor < 0) {
                throw new IOException("no socket can be made");
            }
            try {
                MemorySegment body = arena.allocateFrom(ValueLayout.JAVA_BYTE, message);
                MemorySegment to = arena.allocateFrom(ValueLayout.JAVA_BYTE, address);
                long sent = (long)
                        sendto.invokeExact(descriptor, body, (long) message.length, MSG_NOSIGNAL, to, address.length);
                if (sent != message.length) {
                    throw new IOException("nobody listens at the socket");
                }
            } finally {
                int ignored = (int) close.invokeExact(descriptor);
            }
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("calling the C library", e);
        }
    }
}
