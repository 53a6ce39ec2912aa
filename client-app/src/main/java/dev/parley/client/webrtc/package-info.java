/**
 * Peer connections, camera, microphone and received pictures on webrtc-java; the only package that names {@code dev.onvoid}.
 *
 * <p>One thread per {@link dev.parley.client.webrtc.WebRtcStack} makes every call into the library. Native callbacks only copy
 * and post to it, because an exception that escapes one, or a call back into the library, ends the process.
 */
@NullMarked
package dev.parley.client.webrtc;

import org.jspecify.annotations.NullMarked;
