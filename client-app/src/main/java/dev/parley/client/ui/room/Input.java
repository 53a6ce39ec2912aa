package dev.parley.client.ui.room;

import java.util.function.Consumer;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;

/**
 * Where what the person does in another window of the meeting goes.
 *
 * @param key takes its keys
 * @param any takes everything, to know that somebody is there
 * @param focus takes whether it has the keyboard
 */
record Input(Consumer<KeyEvent> key, Consumer<InputEvent> any, Consumer<Boolean> focus) {}
