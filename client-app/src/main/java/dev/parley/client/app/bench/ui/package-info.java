/** {@code parley bench ui}: how soon the window can be used, and whether it keeps up with eight moving pictures. */
@NullMarked
package dev.parley.client.app.bench.ui;

import org.jspecify.annotations.NullMarked;
