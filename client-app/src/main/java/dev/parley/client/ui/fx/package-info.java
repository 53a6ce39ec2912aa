/** The bridge between the store and the FX thread, and the surface that video is drawn on. */
@NullMarked
package dev.parley.client.ui.fx;

import org.jspecify.annotations.NullMarked;
