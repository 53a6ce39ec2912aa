/** Looks what works on this computer: one line for each thing, each within a bounded time, and what to do if it does not. */
@NullMarked
package dev.parley.client.app.doctor;

import org.jspecify.annotations.NullMarked;
