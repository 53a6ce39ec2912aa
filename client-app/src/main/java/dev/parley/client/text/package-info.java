/** What people read, in their language. Knows nothing of the rest of the program. */
@NullMarked
package dev.parley.client.text;

import org.jspecify.annotations.NullMarked;
