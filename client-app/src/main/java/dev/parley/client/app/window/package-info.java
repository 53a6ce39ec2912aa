/** The app with its window: starting JavaFX, wiring the store to the screens, and what is remembered between starts. */
@NullMarked
package dev.parley.client.app.window;

import org.jspecify.annotations.NullMarked;
