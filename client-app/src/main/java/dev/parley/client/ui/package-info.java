/** The window: shows the screen that belongs to the state. Screens do not know each other; this package composes them. */
@NullMarked
package dev.parley.client.ui;

import org.jspecify.annotations.NullMarked;
