package dev.parley.client.core;

/**
 * Something to tell the person.
 *
 * @param id unique in this process
 * @param text a sentence that says what happened and what to do
 */
public record Notice(long id, Severity severity, String text) {
    /** How serious. */
    public enum Severity {
        INFO,
        SUCCESS,
        WARNING,
        ERROR
    }
}
