/** Tests of the functions behind the screens. */
@NullMarked
package dev.parley.client.ui.common;

import org.jspecify.annotations.NullMarked;
