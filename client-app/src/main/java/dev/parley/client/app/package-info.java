/** Wires the client together: the core's thread, the ports' adapters, the command line and the order of shutting down. */
@NullMarked
package dev.parley.client.app;

import org.jspecify.annotations.NullMarked;
