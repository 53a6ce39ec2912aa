/** The standalone server: command line, configuration, start and stop. */
@NullMarked
package dev.parley.server.main;

import org.jspecify.annotations.NullMarked;
