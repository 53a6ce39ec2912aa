/** The interfaces that the core's effects run on. Adapters implement them; tests put fakes in their place. */
@NullMarked
package dev.parley.client.port;

import org.jspecify.annotations.NullMarked;
