/**
 * Pictures and sound of this process in plain Java: the pattern camera and its reader, the tone, and the slots which hold the
 * newest picture for whoever draws it.
 */
@NullMarked
package dev.parley.client.media;

import org.jspecify.annotations.NullMarked;
