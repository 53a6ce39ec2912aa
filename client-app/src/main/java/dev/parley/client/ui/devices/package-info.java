/** Choosing and trying camera, microphone and speaker: in the settings, and before a meeting. */
@NullMarked
package dev.parley.client.ui.devices;

import org.jspecify.annotations.NullMarked;
