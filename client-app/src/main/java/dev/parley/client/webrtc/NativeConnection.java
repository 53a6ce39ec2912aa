package dev.parley.client.webrtc;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.internal.NativeObject;
import dev.onvoid.webrtc.internal.RefCountedObject;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees peer connections. webrtc-java 0.14 takes one reference to each native connection and never gives it up, also not on
 * {@code close} (JNI_RTCPeerConnection.cpp), so some 200 KB stay behind with every meeting left: docs/decisions/0017. Owner thread.
 */
final class NativeConnection {
    private static final Logger LOG = LoggerFactory.getLogger(NativeConnection.class);

    private NativeConnection() {}

    /**
     * Closes it and frees what it holds. Where the library is made otherwise, it closes it only.
     *
     * @throws NullPointerException if it was closed before, which frees nothing twice
     */
    static void close(RTCPeerConnection connection) {
        Optional<Reference> reference = Reference.of(connection);
        connection.close();
        reference.ifPresent(Reference::release);
    }

    /**
     * The library's reference to a connection, which {@code release} gives up. It is counted where every reference of libwebrtc is:
     * {@code RefCountInterface} is the only base of {@code PeerConnectionInterface}.
     */
    static final class Reference extends RefCountedObject {
        private final Field handle;

        private Reference(Field handle) {
            this.handle = handle;
        }

        /** Empty where the library does not let itself be looked into. */
        static Optional<Reference> of(RTCPeerConnection connection) {
            try {
                Field handle = NativeObject.class.getDeclaredField("nativeHandle");
                handle.setAccessible(true);
                Reference reference = new Reference(handle);
                handle.setLong(reference, handle.getLong(connection));
                return Optional.of(reference);
            } catch (ReflectiveOperationException | InaccessibleObjectException e) {
                LOG.debug("A connection will be closed but not freed.", e);
                return Optional.empty();
            }
        }

        /** Whether a release was the last one, so that the connection is gone. */
        boolean isGone() throws IllegalAccessException {
            return handle.getLong(this) == 0;
        }
    }
}
