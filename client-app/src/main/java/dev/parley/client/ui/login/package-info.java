/** Where one says who one is and which server to use. */
@NullMarked
package dev.parley.client.ui.login;

import org.jspecify.annotations.NullMarked;
