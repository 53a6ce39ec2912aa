/** Tests of the protocol's values: text, identifiers, limits. */
@NullMarked
package dev.parley.protocol;

import org.jspecify.annotations.NullMarked;
