/** Tests of choosing and trying devices. */
@NullMarked
package dev.parley.client.ui.devices;

import org.jspecify.annotations.NullMarked;
