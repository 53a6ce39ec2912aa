/**
 * The server on its socket: Java-WebSocket behind guards against everything it does not bound itself. Start at
 * {@link dev.parley.server.net.SignalingServer}.
 */
@NullMarked
package dev.parley.server.net;

import org.jspecify.annotations.NullMarked;
