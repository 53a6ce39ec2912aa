/** The screens, driven by states and by a robot's mouse and keyboard, on JavaFX's headless platform. */
@NullMarked
package dev.parley.client.ui;

import org.jspecify.annotations.NullMarked;
