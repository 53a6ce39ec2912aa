/** The Java-WebSocket adapter of {@link dev.parley.client.port.Signaling}. */
@NullMarked
package dev.parley.client.signaling;

import org.jspecify.annotations.NullMarked;
