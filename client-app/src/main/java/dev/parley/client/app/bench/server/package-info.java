/**
 * What a signaling server costs and holds: {@code parley bench server}. Three servers in turn under the same load: Parley's, and two minimal relays to compare
 * with. The load comes from a process of its own. Linux.
 */
@NullMarked
package dev.parley.client.app.bench.server;

import org.jspecify.annotations.NullMarked;
