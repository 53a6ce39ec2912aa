/** Where meetings are started and joined. */
@NullMarked
package dev.parley.client.ui.dashboard;

import org.jspecify.annotations.NullMarked;
