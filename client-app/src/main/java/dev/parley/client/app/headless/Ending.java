package dev.parley.client.app.headless;

import dev.parley.client.app.ExitCode;

/**
 * How a run ends.
 *
 * @param error what went wrong, for the {@code error} line and standard error; empty if nothing did
 * @param code a wire code of the server, or one of the client's own, empty with an empty {@code error}
 */
record Ending(ExitCode exit, String code, String error) {
    static final Ending DONE = new Ending(ExitCode.DONE, "", "");

    static Ending of(ExitCode exit, String code, String error) {
        return new Ending(exit, code, error);
    }
}
