/** Tests of the JSON codec: round trips, hostile input, and the examples of the protocol's page. */
@NullMarked
package dev.parley.protocol.json;

import org.jspecify.annotations.NullMarked;
