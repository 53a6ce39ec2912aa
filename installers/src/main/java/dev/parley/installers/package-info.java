/** Tools the installers are made with; none of this is shipped. */
@NullMarked
package dev.parley.installers;

import org.jspecify.annotations.NullMarked;
