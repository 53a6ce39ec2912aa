/** One window for each user: a second start finds the Parley that runs, and hands over what it was started with. */
@NullMarked
package dev.parley.client.app.instance;

import org.jspecify.annotations.NullMarked;
