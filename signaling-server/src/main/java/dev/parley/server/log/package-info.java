/** The standalone server's log as lines of JSON. */
@NullMarked
package dev.parley.server.log;

import org.jspecify.annotations.NullMarked;
