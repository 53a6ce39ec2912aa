/** The meeting: pictures, controls, chat and people. */
@NullMarked
package dev.parley.client.ui.room;

import org.jspecify.annotations.NullMarked;
