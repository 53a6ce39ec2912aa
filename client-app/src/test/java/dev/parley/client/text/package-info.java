/** Tests of what people read. */
@NullMarked
package dev.parley.client.text;

import org.jspecify.annotations.NullMarked;
