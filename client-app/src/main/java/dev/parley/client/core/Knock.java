package dev.parley.client.core;

import dev.parley.client.text.Texts;

/**
 * Somebody who waits at the door of the meeting that this person hosts.
 *
 * @param request names it in the answer
 * @param name what they want to be called
 * @param until when the server stops waiting for an answer, ms since 1970-01-01T00:00Z by this computer's clock
 */
public record Knock(String request, String name, long until) {
    /** What is said of somebody who was not answered. */
    String missed() {
        return Texts.of("core.door.knock-missed", name);
    }
}
