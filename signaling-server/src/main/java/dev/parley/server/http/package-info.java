/** What an operator asks the standalone server over HTTP. */
@NullMarked
package dev.parley.server.http;

import org.jspecify.annotations.NullMarked;
