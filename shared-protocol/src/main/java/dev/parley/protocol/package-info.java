/**
 * The words Parley's programs say to each other: message records, identifiers, limits and error codes.
 *
 * <p>Everything here is an immutable value without I/O. {@code docs/protocol.md} is the same protocol in prose, with an
 * example of every message; a test holds the two together.
 */
@NullMarked
package dev.parley.protocol;

import org.jspecify.annotations.NullMarked;
