/** A participant without a window: joins from the command line and says what happens as lines of text or JSON. */
@NullMarked
package dev.parley.client.app.headless;

import org.jspecify.annotations.NullMarked;
