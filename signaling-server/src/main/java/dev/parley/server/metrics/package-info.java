/** What is counted on the standalone server, for Prometheus. */
@NullMarked
package dev.parley.server.metrics;

import org.jspecify.annotations.NullMarked;
