/** One connected client: greeting, limits, time-outs, errors, and the switchboard through which sessions meet in rooms. */
@NullMarked
package dev.parley.server.session;

import org.jspecify.annotations.NullMarked;
