/** What faults of network, server and computers do to a meeting: {@code parley bench heal}. In network namespaces; needs root. */
@NullMarked
package dev.parley.client.app.bench.heal;

import org.jspecify.annotations.NullMarked;
