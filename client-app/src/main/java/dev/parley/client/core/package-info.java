/**
 * Everything Parley's client decides: state, events, effects and the functions between them.
 *
 * <p>Pure Java: no I/O, no threads, no clock, no randomness. {@code update} takes a state and an event and returns the next
 * state and the effects to run; replaying the same events gives the same meeting.
 */
@NullMarked
package dev.parley.client.core;

import org.jspecify.annotations.NullMarked;
