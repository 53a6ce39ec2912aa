/** A real browser as another program to meet with or to compare with, and the pages it opens. */
@NullMarked
package dev.parley.client.app.browser;

import org.jspecify.annotations.NullMarked;
