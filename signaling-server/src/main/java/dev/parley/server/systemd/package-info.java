/** Talking to systemd, which may have started the standalone server. */
@NullMarked
package dev.parley.server.systemd;

import org.jspecify.annotations.NullMarked;
