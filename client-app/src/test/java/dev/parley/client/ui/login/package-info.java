/** Tests of the functions behind the screens. */
@NullMarked
package dev.parley.client.ui.login;

import org.jspecify.annotations.NullMarked;
