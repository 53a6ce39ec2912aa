/** The design system: theme, icons, and the controls that several screens use. */
@NullMarked
package dev.parley.client.ui.common;

import org.jspecify.annotations.NullMarked;
