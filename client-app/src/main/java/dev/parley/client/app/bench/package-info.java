/** Measurements with real processes. Never part of the tests: their numbers depend on the machine and its load. */
@NullMarked
package dev.parley.client.app.bench;

import org.jspecify.annotations.NullMarked;
