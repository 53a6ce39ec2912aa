/** A page in a real browser, written from docs/protocol.md alone, meets Parley. */
@NullMarked
package dev.parley.client.foreign;

import org.jspecify.annotations.NullMarked;
