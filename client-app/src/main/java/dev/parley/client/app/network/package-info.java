/** Notices that the computer's network changed or that the computer slept, because no library tells. */
@NullMarked
package dev.parley.client.app.network;

import org.jspecify.annotations.NullMarked;
