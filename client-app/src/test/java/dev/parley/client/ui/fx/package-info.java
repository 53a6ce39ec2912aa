/** Tests of the functions behind the screens. */
@NullMarked
package dev.parley.client.ui.fx;

import org.jspecify.annotations.NullMarked;
