package dev.parley.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A message with its addressing.
 *
 * @param id chosen by the client for a request, null for none; 1 to {@value Limits#ID_LENGTH} of {@code [A-Za-z0-9_-]}
 * @param re the id of the request this message answers, null for none
 */
public record Envelope<M extends Message>(
        M message, @Nullable String id, @Nullable String re) {
    public Envelope {
        if (id != null) {
            Ids.check("id", id);
        }
        if (re != null) {
            Ids.check("re", re);
        }
    }

    /** Whether {@code text} may be an {@link #id} or {@link #re}. */
    public static boolean isIdentifier(String text) {
        return Ids.isValid(text);
    }

    public static <M extends Message> Envelope<M> of(M message) {
        return new Envelope<>(message, null, null);
    }

    public static <M extends Message> Envelope<M> request(M message, String id) {
        return new Envelope<>(message, id, null);
    }

    public static <M extends Message> Envelope<M> reply(M message, @Nullable String re) {
        return new Envelope<>(message, null, re);
    }
}
