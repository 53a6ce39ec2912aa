/** Tests of the functions behind the screens. */
@NullMarked
package dev.parley.client.ui.room;

import org.jspecify.annotations.NullMarked;
