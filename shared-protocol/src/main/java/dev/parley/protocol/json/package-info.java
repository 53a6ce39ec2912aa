/** The JSON form of the protocol's messages, written and read with gson. */
@NullMarked
package dev.parley.protocol.json;

import org.jspecify.annotations.NullMarked;
