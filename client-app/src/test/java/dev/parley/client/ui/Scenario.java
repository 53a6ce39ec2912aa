package dev.parley.client.ui;

import dev.parley.client.core.AppState;

/**
 * One picture of the app.
 *
 * @param name also that of its files
 * @param then what a person does before it is taken
 */
record Scenario(String name, AppState state, Action then) {
    /** What a person does. */
    interface Action {
        void on(ScreenTest test);
    }

    static Scenario shot(String name, States states) {
        return shot(name, states, test -> {});
    }

    static Scenario shot(String name, States states, Action then) {
        return new Scenario(name, states.build(), then);
    }

    @Override
    public String toString() {
        return name;
    }
}
