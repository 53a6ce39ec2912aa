/** Tests of following and choosing sound devices. */
@NullMarked
package dev.parley.client.webrtc.pulse;

import org.jspecify.annotations.NullMarked;
