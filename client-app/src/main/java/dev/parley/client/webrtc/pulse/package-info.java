/**
 * The sound devices of Linux, asked of PulseAudio, or of PipeWire in its place, through libpulse. webrtc-java neither follows what
 * comes and goes there nor can choose: see docs/decisions/0030.
 */
@NullMarked
package dev.parley.client.webrtc.pulse;

import org.jspecify.annotations.NullMarked;
