/** Headless participants as child processes: how they are started, heard and ended. */
@NullMarked
package dev.parley.client.app.process;

import org.jspecify.annotations.NullMarked;
